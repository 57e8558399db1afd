using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Planning;

/// <summary>One step of a plan: what would be done to one resource, and what that means.</summary>
public sealed record PlanStep
{
    /// <summary>Which resource.</summary>
    public required ResourceAddress Address { get; init; }

    /// <summary>What would be done.</summary>
    public required ChangeKind Change { get; init; }

    /// <summary>The thing it is done to, as a person would say it: "bundle 'northwind-ivr' in environment 'prod'".</summary>
    public required string Target { get; init; }

    /// <summary>How much it can break.</summary>
    public ImpactLevel Impact { get; init; }

    /// <summary>Why the impact is what it is; empty when there is nothing to say.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What differs between what is and what is wished, where both are known.</summary>
    public StructuralDiff? Diff { get; init; }

    /// <summary>What must have succeeded before this step begins.</summary>
    public IReadOnlyList<ResourceAddress> DependsOn { get; init; } = [];

    /// <summary>What the step has to say besides: findings that do not stop it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why it cannot run; null when it can.</summary>
    public GcException? Blocked { get; init; }

    /// <summary>The change in a line: <c>Deploy, +2 -1 ~3, impact High: removes flows.Night</c>.</summary>
    public string Summary
    {
        get
        {
            var extent = Diff is { IsEmpty: false } ? $"{Diff.Summary}, " : string.Empty;
            return $"{Change}, {extent}impact {Impact}{(Reasons.Count > 0 ? $": {string.Join("; ", Reasons)}" : string.Empty)}";
        }
    }

    /// <summary>The desired state that the step brings about.</summary>
    internal Resource Resource { get; init; } = null!;

    /// <summary>What the handler read of the live state when it planned the step.</summary>
    internal object Live { get; init; } = null!;
}
