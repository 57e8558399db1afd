using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Runs;

/// <summary>One step of a plan: what would be done to one resource, and what that means.</summary>
public sealed record PlanStep
{
    private readonly string? _name;

    /// <summary>Which resource.</summary>
    public required ResourceAddress Address { get; init; }

    /// <summary>What would be done.</summary>
    public required ChangeKind Change { get; init; }

    /// <summary>What a manifest calls the resource; the address's own name where it comes from none.</summary>
    public string Name
    {
        get => _name ?? Address.Name;
        init => _name = value;
    }

    /// <summary>
    /// The group that succeeds or is undone as one; null for a step that stands alone. In an all-or-nothing run all
    /// steps are one group.
    /// </summary>
    public string? Group { get; init; }

    /// <summary>The SHA-256 of the desired state in the manifest, in lower-case hexadecimal digits; null if it comes from none.</summary>
    public string? SpecHash { get; init; }

    /// <summary>When it may begin, from 1: after the steps of all waves before, in parallel with those of its own.</summary>
    public int Wave { get; init; } = 1;

    /// <summary>The thing it is done to, as a person would say it: "bundle 'northwind-ivr' in environment 'prod'".</summary>
    public required string Target { get; init; }

    /// <summary>How much it can break.</summary>
    public ImpactLevel Impact { get; init; }

    /// <summary>Why the impact is what it is; empty when there is nothing to say.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What differs between what is and what is desired, where both are known.</summary>
    public StructuralDiff? Diff { get; init; }

    /// <summary>What must have succeeded before this step begins.</summary>
    public IReadOnlyList<ResourceAddress> DependsOn { get; init; } = [];

    /// <summary>What the step has to say besides: findings that do not stop it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why it cannot run; null when it can.</summary>
    public GcException? Blocked { get; init; }

    /// <summary>What it was planned upon, in words that change when that changes: <c>version 12</c>; null if it could not be read.</summary>
    public string? Basis { get; init; }

    /// <summary>How the step ended in the interrupted run that is resumed; null if it had not ended.</summary>
    public StepStatus? EndedAs { get; init; }

    /// <summary>Whether carrying it out changes something.</summary>
    public bool IsChange => Change != ChangeKind.NoChange && Blocked is null && EndedAs is null;

    /// <summary>Whether the interrupted run that is resumed had started the step, so that it is followed and not started again.</summary>
    public bool IsUnderWay { get; init; }

    /// <summary>The change in a line: <c>Deploy, +2 -1 ~3, impact High: removes flows.Night</c>.</summary>
    public string Summary
    {
        get
        {
            var extent = Diff is { IsEmpty: false } ? $"{Diff.Summary}, " : string.Empty;
            return $"{Change}, {extent}impact {Impact}{(Reasons.Count > 0 ? $": {string.Join("; ", Reasons)}" : string.Empty)}";
        }
    }

    /// <summary>What audit entries say of the resource.</summary>
    internal AuditSubject Subject { get; init; } = AuditSubject.None;

    /// <summary>The step of a resource, with what the resource alone says of it.</summary>
    /// <param name="desired">The resource.</param>
    /// <param name="change">What is done to it unless the live state says otherwise.</param>
    /// <param name="target">What it is, as a person would say it.</param>
    /// <returns>The step.</returns>
    internal static PlanStep Of(Resource desired, ChangeKind change, string target) => new()
    {
        Address = desired.Address,
        Change = change,
        Target = target,
        Name = desired.ManifestName ?? desired.Address.Name,
        Group = desired.Group,
        SpecHash = desired.SpecHash,
        DependsOn = desired.DependsOn,
        Subject = (desired as IAuditable)?.Subject ?? AuditSubject.None,
    };
}
