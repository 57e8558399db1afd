using GenesysArchitect.Engine.Platforms;

namespace GenesysArchitect.Engine.Runs;

/// <summary>What a run would do, as data: made by the same code whether it is only shown or carried out.</summary>
public sealed record Plan
{
    /// <summary>The id of the run that carries it out, which the events of planning have as well.</summary>
    public required string RunId { get; init; }

    /// <summary>What is at the other end of the connection that it was made over.</summary>
    public PlatformKind Platform { get; init; }

    /// <summary>The steps, each after what it waits for.</summary>
    public required IReadOnlyList<PlanStep> Steps { get; init; }

    /// <summary>Whether carrying it out would change anything.</summary>
    public bool HasChanges => Steps.Any(step => step.IsChange);

    /// <summary>Whether it continues a run that was interrupted.</summary>
    public bool IsResumed { get; init; }
}
