namespace GenesysArchitect.Engine.Runs;

/// <summary>
/// What planner and run know of a kind of resource. A kind derives from
/// <see cref="ResourceHandler{TResource,TLive,TApplied}"/>, which has the types.
/// </summary>
internal interface IResourceHandler
{
    /// <summary>The step of a resource, from its desired state alone.</summary>
    PlanStep Describe(Resource resource);

    /// <summary>Reads what is live and plans the difference.</summary>
    Task<WorkItem> PlanAsync(Resource resource, PlanScope scope, CancellationToken cancellationToken);

    /// <summary>Plans a step again in the light of what it waits for: what blocks it now may be gone by then.</summary>
    PlanStep Reconsider(WorkItem item, IReadOnlyList<WorkItem> changing);

    /// <summary>Finds what an interrupted run had started; null where it had started nothing, so that the step is planned like any other.</summary>
    /// <exception cref="Errors.GcException">It is unknown whether it had.</exception>
    Task<object?> ResumeAsync(Resource resource, StepContext context, CancellationToken cancellationToken);

    /// <summary>Starts the change, and returns what was started.</summary>
    Task<object> ApplyAsync(WorkItem item, StepContext context, CancellationToken cancellationToken);

    /// <summary>Follows what was started until it is known how it ended.</summary>
    Task<Verdict> VerifyAsync(WorkItem item, object applied, StepContext context, CancellationToken cancellationToken);

    /// <summary>Undoes what was started, and follows that too.</summary>
    Task<Verdict> UndoAsync(WorkItem item, object applied, StepContext context, CancellationToken cancellationToken);

    /// <summary>Whether what was started is undone where an unexpected fault leaves it unknown how it ended.</summary>
    bool UndoesUnknownEnd(WorkItem item, object applied);

    /// <summary>Detaches from what was started when the run is cancelled.</summary>
    Task<Verdict> ReleaseAsync(WorkItem item, object applied, StepContext context);

    /// <summary>The object that the user gets for the step.</summary>
    object? Report(WorkItem item, StepReport report);
}
