namespace GenesysArchitect.Engine.Runs;

/// <summary>
/// The contract between the planner or the runner and a kind of resource. Kinds derive from
/// <see cref="ResourceHandler{TResource,TLive,TApplied}"/>, which is typed.
/// </summary>
internal interface IResourceHandler
{
    /// <summary>The step of a resource, based on its desired state only.</summary>
    PlanStep Describe(Resource resource);

    /// <summary>Reads the live state and plans the difference.</summary>
    Task<WorkItem> PlanAsync(Resource resource, PlanScope scope, CancellationToken cancellationToken);

    /// <summary>Plans a step again, taking its dependencies into account: they may remove what blocks it now.</summary>
    PlanStep Reconsider(WorkItem item, IReadOnlyList<WorkItem> changing);

    /// <summary>Finds what an interrupted run had started; null if nothing, so that the step is planned like any other.</summary>
    /// <exception cref="Errors.GcException">It is unknown whether anything was started.</exception>
    Task<object?> ResumeAsync(Resource resource, StepContext context, CancellationToken cancellationToken);

    /// <summary>Starts the change, and returns the started operation.</summary>
    Task<object> ApplyAsync(WorkItem item, StepContext context, CancellationToken cancellationToken);

    /// <summary>Follows the started operation until its outcome is known.</summary>
    Task<Verdict> VerifyAsync(WorkItem item, object applied, StepContext context, CancellationToken cancellationToken);

    /// <summary>Rolls back the started operation, and follows the rollback.</summary>
    Task<Verdict> UndoAsync(WorkItem item, object applied, StepContext context, CancellationToken cancellationToken);

    /// <summary>Whether what was started is undone where an unexpected fault leaves it unknown how it ended.</summary>
    bool UndoesUnknownEnd(WorkItem item, object applied);

    /// <summary>Detaches from what was started when the run is cancelled.</summary>
    Task<Verdict> ReleaseAsync(WorkItem item, object applied, StepContext context);

    /// <summary>The result object of the step.</summary>
    object? Report(WorkItem item, StepReport report);
}
