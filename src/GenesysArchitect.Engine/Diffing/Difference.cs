using System.Text.Json;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>One path at which two documents differ.</summary>
/// <param name="Path">
/// Such as <c>flows.Main.timeout</c>; a name that is not a plain word stands in brackets, as in <c>flows['Main IVR']</c>,
/// and so does the id of a matched element, as in <c>blocks[main-menu].prompt</c>. The whole document is <c>$</c>.
/// </param>
/// <param name="Kind">What happened there.</param>
/// <param name="Left">The value in the left document; null if it has none.</param>
/// <param name="Right">The value in the right document; null if it has none.</param>
public sealed record Difference(string Path, DifferenceKind Kind, JsonElement? Left, JsonElement? Right)
{
    /// <summary>The elements of an array that the right document no longer has, where both sides are arrays.</summary>
    public IReadOnlyList<JsonElement> RemovedElements { get; init; } = [];

    /// <summary>The id of the element that an added one comes after; null for the first, and for what is in no matched array.</summary>
    public string? After { get; init; }

    /// <summary>How the value changed, in a few words; what a path calls a secret is not shown.</summary>
    public string Change => JsonSummary.Change(Path, Left, Right);

    /// <summary>A sign, the path, and how the value changed: <c>~ name: "Main" → "Main IVR"</c>.</summary>
    public override string ToString() => $"{Kind switch { DifferenceKind.Added => '+', DifferenceKind.Removed => '-', _ => '~' }} {Path}: {Change}";
}
