using System.Text.Json;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>A path that both sides changed to different values.</summary>
/// <param name="Path">The path, such as <c>blocks[main-menu].prompt</c>.</param>
/// <param name="Base">The original value; null if it did not exist.</param>
/// <param name="Ours">The desired value; null if it is to be removed.</param>
/// <param name="Theirs">The other writer's value; null if it was removed.</param>
public sealed record MergeConflict(string Path, JsonElement? Base, JsonElement? Ours, JsonElement? Theirs)
{
    /// <summary>The path with its three values, on one line.</summary>
    public override string ToString() => $"{Path}: was {JsonSummary.Of(Path, Base)}, desired {JsonSummary.Of(Path, Ours)}, now {JsonSummary.Of(Path, Theirs)}";
}
