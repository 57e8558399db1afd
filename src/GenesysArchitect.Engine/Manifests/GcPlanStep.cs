using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Platforms;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>What applying a manifest would do to one resource.</summary>
public sealed record GcPlanStep
{
    /// <summary>When it may begin, from 1: after all waves before, side by side with those of its own.</summary>
    public required int Wave { get; init; }

    /// <summary>The kind of the resource.</summary>
    public required string Kind { get; init; }

    /// <summary>What the manifest calls it; with <c>@environment</c> behind it where a bundle goes to several.</summary>
    public required string Name { get; init; }

    /// <summary>What would be done; NoChange where it is as wished, or cannot be begun.</summary>
    public required ChangeKind Change { get; init; }

    /// <summary>The thing it is done to.</summary>
    public required string Target { get; init; }

    /// <summary>How much it can break.</summary>
    public required ImpactLevel Impact { get; init; }

    /// <summary>Why the change and the impact are what they are.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What differs between what is and what is wished, where both are known.</summary>
    public StructuralDiff? Diff { get; init; }

    /// <summary>What there is to say besides.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What it waits for, as kind and name.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Whether it cannot be begun.</summary>
    public bool IsBlocked => Error is not null;

    /// <summary>Why it cannot be begun; null where it can.</summary>
    public GcException? Error { get; init; }

    /// <summary>Whether the run that is resumed had begun it.</summary>
    public bool IsUnderWay { get; init; }

    /// <summary>What is at the other end of the connection that the plan was made over.</summary>
    public PlatformKind Platform { get; init; }

    /// <summary>What it was planned upon, such as <c>version 12</c>.</summary>
    public string? Basis { get; init; }

    /// <summary>Kind and name.</summary>
    public override string ToString() => $"{Kind}/{Name}";

    /// <summary>The steps of a plan, for the user.</summary>
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
