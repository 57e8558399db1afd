using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Runs;

/// <summary>A step of a plan: the change of one resource, and its impact.</summary>
public sealed record PlanStep
{
    private readonly string? _name;

    /// <summary>The address of the resource.</summary>
    public required ResourceAddress Address { get; init; }

    /// <summary>The change.</summary>
    public required ChangeKind Change { get; init; }

    /// <summary>The name of the resource in the manifest; the name of the address if there is none.</summary>
    public string Name
    {
        get => _name ?? Address.Name;
        init => _name = value;
    }

    /// <summary>
    /// The group that succeeds or is rolled back together; null for a step on its own. In an atomic run all
    /// steps form one group.
    /// </summary>
    public string? Group { get; init; }

    /// <summary>The SHA-256 of the desired state in the manifest, in lower-case hexadecimal digits; null if there is no manifest.</summary>
    public string? SpecHash { get; init; }

    /// <summary>The wave of the step, from 1. A wave starts after all earlier waves; its steps run in parallel.</summary>
    public int Wave { get; init; } = 1;

    /// <summary>The target, as shown to users: "bundle 'northwind-ivr' in environment 'prod'".</summary>
    public required string Target { get; init; }

    /// <summary>The impact of the change.</summary>
    public ImpactLevel Impact { get; init; }

    /// <summary>The reasons for the impact; empty if there are none.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The differences between the live and the desired state, if both are known.</summary>
    public StructuralDiff? Diff { get; init; }

    /// <summary>The dependencies of the step.</summary>
    public IReadOnlyList<ResourceAddress> DependsOn { get; init; } = [];

    /// <summary>Notes and findings that do not block the step.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why the step is blocked; null if it is not.</summary>
    public GcException? Blocked { get; init; }

    /// <summary>The live state that the step is based on, in words that change with it: <c>version 12</c>; null if it could not be read.</summary>
    public string? Basis { get; init; }

    /// <summary>The outcome in the interrupted run that is resumed; null if the step had not ended.</summary>
    public StepStatus? EndedAs { get; init; }

    /// <summary>Whether applying the step changes anything.</summary>
    public bool IsChange => Change != ChangeKind.NoChange && Blocked is null && EndedAs is null;

    /// <summary>Whether the interrupted run had started the step, so that it is followed rather than started again.</summary>
    public bool IsUnderWay { get; init; }

    /// <summary>A summary of the change: <c>Deploy, +2 -1 ~3, impact High: removes flows.Night</c>.</summary>
    public string Summary
    {
        get
        {
            var extent = Diff is { IsEmpty: false } ? $"{Diff.Summary}, " : string.Empty;
            return $"{Change}, {extent}impact {Impact}{(Reasons.Count > 0 ? $": {string.Join("; ", Reasons)}" : string.Empty)}";
        }
    }

    /// <summary>The audit details of the resource.</summary>
    internal AuditSubject Subject { get; init; } = AuditSubject.None;

    /// <summary>Creates the step of a resource from its desired state.</summary>
    /// <param name="desired">The resource.</param>
    /// <param name="change">The change, unless the live state requires another.</param>
    /// <param name="target">The target, as shown to users.</param>
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
