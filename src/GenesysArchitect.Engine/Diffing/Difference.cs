using System.Text.Json;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>One path at which two documents differ.</summary>
/// <param name="Path">Such as <c>flows.Main.timeout</c>; a name that is not a plain word stands in brackets, as in <c>flows['Main IVR']</c>. The whole document is <c>$</c>.</param>
/// <param name="Kind">Added, removed or modified.</param>
/// <param name="Left">The value in the left document; null where it has none.</param>
/// <param name="Right">The value in the right document; null where it has none.</param>
public sealed record Difference(string Path, DifferenceKind Kind, JsonElement? Left, JsonElement? Right)
{
    /// <summary>The elements of an array that the right document no longer has, where both sides are arrays.</summary>
    public IReadOnlyList<JsonElement> RemovedElements { get; init; } = [];

    /// <summary>A sign and the path: <c>+ queues.Sales</c>.</summary>
    public override string ToString() => $"{Kind switch { DifferenceKind.Added => '+', DifferenceKind.Removed => '-', _ => '~' }} {Path}";
}
