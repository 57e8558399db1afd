using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Platforms;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>A planned change of one resource.</summary>
public sealed record GcPlanStep
{
    /// <summary>The wave of the step, from 1. A wave starts after all earlier waves; its steps run in parallel.</summary>
    public required int Wave { get; init; }

    /// <summary>The kind of the resource.</summary>
    public required string Kind { get; init; }

    /// <summary>The name in the manifest, with <c>@environment</c> appended if a bundle has several environments.</summary>
    public required string Name { get; init; }

    /// <summary>The change; NoChange if the resource is in the desired state or cannot be started.</summary>
    public required ChangeKind Change { get; init; }

    /// <summary>The target of the change.</summary>
    public required string Target { get; init; }

    /// <summary>The impact of the change.</summary>
    public required ImpactLevel Impact { get; init; }

    /// <summary>The reasons for the change and its impact.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The differences between the live and the desired state, if both are known.</summary>
    public StructuralDiff? Diff { get; init; }

    /// <summary>Additional notes.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The dependencies, as kind and name.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Whether the step is blocked.</summary>
    public bool IsBlocked => Error is not null;

    /// <summary>The reason why the step is blocked; null if it is not.</summary>
    public GcException? Error { get; init; }

    /// <summary>Whether the interrupted run had started the step.</summary>
    public bool IsUnderWay { get; init; }

    /// <summary>The platform of the connection that the plan was created with.</summary>
    public PlatformKind Platform { get; init; }

    /// <summary>The live state that the plan is based on, such as <c>version 12</c>.</summary>
    public string? Basis { get; init; }

    /// <summary>Kind and name.</summary>
    public override string ToString() => $"{Kind}/{Name}";

    /// <summary>Converts the steps of a plan for output.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The steps, in their order.</returns>
    public static IReadOnlyList<GcPlanStep> Of(Plan plan)
    {
        var names = plan.Steps.ToDictionary(step => step.Address, step => $"{step.Address.Kind}/{step.Name}");
        return
        [
            .. plan.Steps.Select(step => new GcPlanStep
            {
                Wave = step.Wave,
                Kind = step.Address.Kind,
                Name = step.Name,
                Change = step.Blocked is null ? step.Change : ChangeKind.NoChange,
                Target = step.Target,
                Impact = step.Impact,
                Reasons = step.Reasons,
                Diff = step.Diff,
                Notes = step.Notes,
                DependsOn = [.. step.DependsOn.Select(need => names.GetValueOrDefault(need, need.ToString()))],
                Error = step.Blocked,
                IsUnderWay = step.IsUnderWay,
                Basis = step.Basis,
                Platform = plan.Platform,
            }),
        ];
    }
}
