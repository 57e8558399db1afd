using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Engine.Planning;

/// <summary>What a run would do, as data: made by the same code whether it is only shown or carried out.</summary>
public sealed record Plan
{
    /// <summary>The steps, each after what it waits for.</summary>
    public required IReadOnlyList<PlanStep> Steps { get; init; }

    /// <summary>The id of the run that carries it out, which the events of planning have as well.</summary>
    public string RunId => Events.RunId;

    /// <summary>Whether carrying it out would change anything.</summary>
    public bool HasChanges => Steps.Any(step => step.IsChange);

    /// <summary>Whether it goes on with a run that was interrupted.</summary>
    public bool IsResumed { get; init; }

    /// <summary>The stream that planning has begun and the run goes on with.</summary>
    internal EventStream Events { get; init; } = null!;
}
