using GenesysArchitect.Engine.Platforms;

namespace GenesysArchitect.Engine.Runs;

/// <summary>The planned steps of a run; the same code creates a plan for display and for application.</summary>
public sealed record Plan
{
    /// <summary>The id of the run that applies the plan, which planning events have as well.</summary>
    public required string RunId { get; init; }

    /// <summary>The platform of the connection that the plan was created with.</summary>
    public PlatformKind Platform { get; init; }

    /// <summary>The steps, each after its dependencies.</summary>
    public required IReadOnlyList<PlanStep> Steps { get; init; }

    /// <summary>Whether applying the plan would change anything.</summary>
    public bool HasChanges => Steps.Any(step => step.IsChange);

    /// <summary>Whether the plan resumes an interrupted run.</summary>
    public bool IsResumed { get; init; }
}
