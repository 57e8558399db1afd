using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The impact of a deployment, assessed before it is submitted.</summary>
public sealed record ImpactAssessment
{
    /// <summary>More warnings than this make the impact high.</summary>
    public const int ManyWarnings = 5;

    // The maximum shown in a line; CriticalRemovals has all of them.
    private const int NamedRemovals = 5;

    // The maximum length of a removed element in the output.
    private const int MaxElementLength = 80;

    /// <summary>High if a flow or queue is removed or there are many warnings; otherwise low.</summary>
    public ImpactLevel Level => CriticalRemovals.Count > 0 || WarningCount > ManyWarnings ? ImpactLevel.High : ImpactLevel.Low;

    /// <summary>The removed paths of flows or queues.</summary>
    public IReadOnlyList<string> CriticalRemovals { get; init; } = [];

    /// <summary>The number of validation warnings.</summary>
    public int WarningCount { get; init; }

    /// <summary>Whether the platform considers bundle and environment compatible.</summary>
    public bool Compatible { get; init; } = true;

    /// <summary>The share of the environment's free flow slots that the bundle uses, from 0 to 1 and above; null if unknown.</summary>
    public double? CapacityInUse { get; init; }

    /// <summary>The level and its reasons: <c>High: removes flows.Night</c>.</summary>
    public override string ToString() => string.Join(": ", new[] { $"{Level}", string.Join("; ", Reasons) }.Where(part => part.Length > 0));

    /// <summary>The reasons for the level.</summary>
    internal IEnumerable<string> Reasons
    {
        get
        {
            if (CriticalRemovals.Count > 0)
            {
                var more = CriticalRemovals.Count - NamedRemovals;
                yield return $"removes {string.Join(", ", CriticalRemovals.Take(NamedRemovals))}{(more > 0 ? $" and {more} more" : string.Empty)}";
            }

            if (WarningCount > 0)
            {
                yield return WarningCount == 1 ? "1 warning" : $"{WarningCount} warnings";
            }

            if (CapacityInUse is { } share)
            {
                yield return $"uses {share * 100:0}% of the free flow slots";
            }
        }
    }

    internal static ImpactAssessment Of(StructuralDiff diff, BundleValidation validation) => new()
    {
        CriticalRemovals = diff.Differences.SelectMany(Removals).ToArray(),
        WarningCount = validation.Warnings.Count,
        Compatible = validation.Valid && validation.Errors.Count == 0,
        CapacityInUse = validation is { AvailableFlowSlots: > 0, RequiredFlowSlots: { } required } ? (double)required / validation.AvailableFlowSlots : null,
    };

    private static IEnumerable<string> Removals(Difference difference) => difference switch
    {
        { Kind: DifferenceKind.Removed, Left: { } gone } => CriticalWithin(difference.Path, gone),
        { RemovedElements.Count: > 0 } when NamesFlowOrQueue(difference.Path) => difference.RemovedElements.Select(element => $"{difference.Path}[{Shown(element)}]"),

        // A group that is replaced by another value, such as null, is removed as well.
        { Kind: DifferenceKind.Modified, Left: { ValueKind: JsonValueKind.Object or JsonValueKind.Array } gone } when gone.ValueKind != difference.Right?.ValueKind => CriticalWithin(difference.Path, gone),
        _ => [],
    };

    // Removing an element removes its content.
    private static IEnumerable<string> CriticalWithin(string path, JsonElement gone)
    {
        if (NamesFlowOrQueue(path))
        {
            return [path];
        }

        return gone.ValueKind switch
        {
            JsonValueKind.Object => gone.EnumerateObject().SelectMany(member => CriticalWithin(JsonPathBuilder.Member(path, member.Name), member.Value)),
            JsonValueKind.Array => gone.EnumerateArray().SelectMany((element, index) => CriticalWithin($"{path}[{index}]", element)),
            _ => [],
        };
    }

    /// <summary>The identity of an element: its name or id if it has one.</summary>
    private static string Shown(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in new[] { "name", "id" })
            {
                if (element.TryGetProperty(property, out var known) && known.ValueKind == JsonValueKind.String)
                {
                    return known.GetRawText();
                }
            }
        }

        var text = string.Join(' ', element.GetRawText().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= MaxElementLength ? text : $"{text[..MaxElementLength]}...";
    }

    private static bool NamesFlowOrQueue(string path) =>
        path.Contains("flow", StringComparison.OrdinalIgnoreCase) || path.Contains("queue", StringComparison.OrdinalIgnoreCase);
}
