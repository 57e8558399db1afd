using System.Text.Json;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>What became of merging two sides.</summary>
/// <param name="Document">The merged document, with the one side's value wherever both had changed a place.</param>
/// <param name="Conflicts">The places that both sides changed to different things.</param>
internal sealed record MergeResult(JsonElement Document, IReadOnlyList<MergeConflict> Conflicts);
