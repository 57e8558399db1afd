using System.Text.Json;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>The result of a merge.</summary>
/// <param name="Document">The merged document, with the preferred side's value for each conflict.</param>
/// <param name="Conflicts">The paths that both sides changed to different values.</param>
internal sealed record MergeResult(JsonElement Document, IReadOnlyList<MergeConflict> Conflicts);
