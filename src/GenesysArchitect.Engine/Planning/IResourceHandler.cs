using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Engine.Planning;

/// <summary>
/// What planner and run know of a kind of resource. A kind derives from
/// <see cref="ResourceHandler{TResource,TLive,TApplied}"/>, which has the types.
/// </summary>
internal interface IResourceHandler
{
    string Kind { get; }

    /// <summary>The step's head, from what is wished alone.</summary>
    PlanStep Describe(Resource resource);

    /// <summary>Reads what is live and plans the difference.</summary>
    Task<PlanStep> PlanAsync(Resource resource, PlanScope scope, CancellationToken cancellationToken);

    /// <summary>Looks at a step again in the light of what it waits for: what stands in its way may be gone by then.</summary>
    PlanStep Reconsider(PlanStep step, IReadOnlyList<PlanStep> changing);

    /// <summary>Finds what an interrupted run had started; null where it had started nothing, so that the step is planned like any other.</summary>
    /// <exception cref="Errors.GcException">Whether it had cannot be told.</exception>
    Task<object?> TakeUpAsync(Resource resource, StepContext context, CancellationToken cancellationToken);

    /// <summary>Starts the change, and returns what was started.</summary>
    Task<object> ApplyAsync(PlanStep step, StepContext context, CancellationToken cancellationToken);

    /// <summary>Follows what was started until it is known how it ended.</summary>
    Task<Verdict> VerifyAsync(PlanStep step, object applied, StepContext context, CancellationToken cancellationToken);

    /// <summary>Undoes what was started, and follows that too.</summary>
    Task<Verdict> UndoAsync(PlanStep step, object applied, StepContext context, CancellationToken cancellationToken);

    /// <summary>Lets go of what was started when the run is cancelled.</summary>
    Task<Verdict> ReleaseAsync(PlanStep step, object applied, StepContext context);

    /// <summary>The object that the user gets for the step.</summary>
    object? Report(PlanStep step, StepReport report);
}
