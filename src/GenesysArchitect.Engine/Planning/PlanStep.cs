using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Engine.Planning;

/// <summary>One step of a plan: what would be done to one resource, and what that means.</summary>
public sealed record PlanStep
{
    /// <summary>Which resource.</summary>
    public required ResourceAddress Address { get; init; }

    /// <summary>What would be done.</summary>
    public required ChangeKind Change { get; init; }

    /// <summary>What a manifest calls the resource; the resource's own name where it comes from none.</summary>
    public string Name => Resource?.ManifestName ?? Address.Name;

    /// <summary>When it may begin, from 1: after the steps of all waves before, side by side with those of its own.</summary>
    public int Wave { get; init; } = 1;

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

    /// <summary>What it was planned upon, in words that change when that changes: <c>version 12</c>; null where it could not be read.</summary>
    public string? Basis { get; init; }

    /// <summary>How the step ended in the interrupted run that is resumed; null where it had not ended.</summary>
    public StepStatus? EndedAs => Ended?.Status;

    /// <summary>Whether carrying it out changes something.</summary>
    public bool IsChange => Change != ChangeKind.NoChange && Blocked is null && Ended is null;

    /// <summary>Whether the interrupted run that is resumed had begun the step, so that it is followed and not begun again.</summary>
    public bool IsUnderWay => Begun is not null;

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

    /// <summary>What an interrupted run has put down of the step.</summary>
    internal StepHistory History { get; init; } = StepHistory.None;

    /// <summary>How an interrupted run ended the step; null where it did not.</summary>
    internal StepResult? Ended => History.Ended;

    /// <summary>What an interrupted run had started; null where it had started nothing.</summary>
    internal object? Begun { get; init; }
}
