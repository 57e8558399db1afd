namespace GenesysArchitect.Engine.Runs;

/// <summary>The handler of a kind of resource: reads the live state, plans the difference, applies, resumes, verifies and rolls back changes.</summary>
/// <typeparam name="TResource">The desired state.</typeparam>
/// <typeparam name="TLive">The live state that is read before planning.</typeparam>
/// <typeparam name="TApplied">The operation that applying started.</typeparam>
internal abstract class ResourceHandler<TResource, TLive, TApplied> : IResourceHandler
    where TResource : Resource
    where TLive : class
    where TApplied : class
{
    public PlanStep Describe(Resource resource) => Describe((TResource)resource);

    public async Task<WorkItem> PlanAsync(Resource resource, PlanScope scope, CancellationToken cancellationToken)
    {
        var live = await ReadAsync((TResource)resource, scope, cancellationToken);
        return new WorkItem(Plan((TResource)resource, live), resource) { Live = live };
    }

    public PlanStep Reconsider(WorkItem item, IReadOnlyList<WorkItem> changing) => Reconsider(item.Step, item.Live as TLive, changing);

    public async Task<object?> ResumeAsync(Resource resource, StepContext context, CancellationToken cancellationToken) =>
        await ResumeAsync((TResource)resource, context, cancellationToken);

    public async Task<object> ApplyAsync(WorkItem item, StepContext context, CancellationToken cancellationToken) =>
        await ApplyAsync((TResource)item.Resource, (TLive)item.Live!, context, cancellationToken);

    public Task<Verdict> VerifyAsync(WorkItem item, object applied, StepContext context, CancellationToken cancellationToken) =>
        VerifyAsync((TResource)item.Resource, (TApplied)applied, context, cancellationToken);

    public Task<Verdict> UndoAsync(WorkItem item, object applied, StepContext context, CancellationToken cancellationToken) =>
        UndoAsync((TResource)item.Resource, (TApplied)applied, context, cancellationToken);

    public bool UndoesUnknownEnd(WorkItem item, object applied) => UndoesUnknownEnd((TResource)item.Resource, (TApplied)applied);

    public Task<Verdict> ReleaseAsync(WorkItem item, object applied, StepContext context) =>
        ReleaseAsync((TResource)item.Resource, (TApplied)applied, context);

    public object? Report(WorkItem item, StepReport report) =>
        Report((TResource)item.Resource, item.Live as TLive, report.Applied as TApplied, report);

    protected abstract PlanStep Describe(TResource desired);

    protected abstract Task<TLive> ReadAsync(TResource desired, PlanScope scope, CancellationToken cancellationToken);

    protected abstract PlanStep Plan(TResource desired, TLive live);

    protected virtual PlanStep Reconsider(PlanStep step, TLive? live, IReadOnlyList<WorkItem> changing) => step;

    protected abstract Task<TApplied?> ResumeAsync(TResource desired, StepContext context, CancellationToken cancellationToken);

    protected abstract Task<TApplied> ApplyAsync(TResource desired, TLive live, StepContext context, CancellationToken cancellationToken);

    protected abstract Task<Verdict> VerifyAsync(TResource desired, TApplied applied, StepContext context, CancellationToken cancellationToken);

    protected abstract Task<Verdict> UndoAsync(TResource desired, TApplied applied, StepContext context, CancellationToken cancellationToken);

    protected virtual bool UndoesUnknownEnd(TResource desired, TApplied applied) => false;

    protected abstract Task<Verdict> ReleaseAsync(TResource desired, TApplied applied, StepContext context);

    protected abstract object? Report(TResource desired, TLive? live, TApplied? applied, StepReport report);
}
