using System.Text.Json;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>A path at which two documents differ.</summary>
/// <param name="Path">
/// Such as <c>flows.Main.timeout</c>; a name that is not a plain word is in brackets, as in <c>flows['Main IVR']</c>,
/// and so is the id of a matched element, as in <c>blocks[main-menu].prompt</c>. The whole document is <c>$</c>.
/// </param>
/// <param name="Kind">The kind of difference.</param>
/// <param name="Left">The value in the left document; null if it does not exist.</param>
/// <param name="Right">The value in the right document; null if it does not exist.</param>
public sealed record Difference(string Path, DifferenceKind Kind, JsonElement? Left, JsonElement? Right)
{
    /// <summary>The removed elements, if both sides are arrays.</summary>
    public IReadOnlyList<JsonElement> RemovedElements { get; init; } = [];

    /// <summary>The id of the element before an added one; null for the first, and outside matched arrays.</summary>
    public string? After { get; init; }

    /// <summary>A summary of the change; the value of a sensitive path is hidden.</summary>
    public string Change => JsonSummary.Change(Path, Left, Right);

    /// <summary>A sign, the path, and how the value changed: <c>~ name: "Main" → "Main IVR"</c>.</summary>
    public override string ToString() => $"{Kind switch { DifferenceKind.Added => '+', DifferenceKind.Removed => '-', _ => '~' }} {Path}: {Change}";
}
