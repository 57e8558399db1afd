using System.Text.Json;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>A place that two sides changed to different things.</summary>
/// <param name="Path">Where, such as <c>blocks[main-menu].prompt</c>.</param>
/// <param name="Base">What it was; null when it was not there.</param>
/// <param name="Ours">What it is desired to be; null when it is desired away.</param>
/// <param name="Theirs">What others made of it; null when they took it away.</param>
public sealed record MergeConflict(string Path, JsonElement? Base, JsonElement? Ours, JsonElement? Theirs)
{
    /// <summary>The place with its three values, on one line.</summary>
    public override string ToString() => $"{Path}: was {JsonSummary.Of(Path, Base)}, desired {JsonSummary.Of(Path, Ours)}, now {JsonSummary.Of(Path, Theirs)}";
}
