using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Engine.Planning;

/// <summary>A kind of resource: how to read what is live, plan the difference, apply it, take up what was left under way, verify it and undo it.</summary>
/// <typeparam name="TResource">The desired state.</typeparam>
/// <typeparam name="TLive">What is read of the organisation before planning.</typeparam>
/// <typeparam name="TApplied">What applying started.</typeparam>
internal abstract class ResourceHandler<TResource, TLive, TApplied> : IResourceHandler
    where TResource : Resource
    where TLive : class
    where TApplied : class
{
    public abstract string Kind { get; }

    public PlanStep Describe(Resource resource) => Describe((TResource)resource);

    public async Task<PlanStep> PlanAsync(Resource resource, PlanScope scope, CancellationToken cancellationToken)
    {
        var live = await ReadAsync((TResource)resource, scope, cancellationToken);
        return Plan((TResource)resource, live) with { Resource = resource, Live = live };
    }

    public virtual PlanStep Reconsider(PlanStep step, IReadOnlyList<PlanStep> changing) => step;

    public async Task<object?> TakeUpAsync(Resource resource, StepContext context, CancellationToken cancellationToken) =>
        await TakeUpAsync((TResource)resource, context, cancellationToken);

    public async Task<object> ApplyAsync(PlanStep step, StepContext context, CancellationToken cancellationToken) =>
        await ApplyAsync((TResource)step.Resource, (TLive)step.Live, context, cancellationToken);

    public Task<Verdict> VerifyAsync(PlanStep step, object applied, StepContext context, CancellationToken cancellationToken) =>
        VerifyAsync((TResource)step.Resource, (TApplied)applied, context, cancellationToken);

    public Task<Verdict> UndoAsync(PlanStep step, object applied, StepContext context, CancellationToken cancellationToken) =>
        UndoAsync((TResource)step.Resource, (TApplied)applied, context, cancellationToken);

    public Task<Verdict> ReleaseAsync(PlanStep step, object applied, StepContext context) =>
        ReleaseAsync((TResource)step.Resource, (TApplied)applied, context);

    public object? Report(PlanStep step, StepReport report) =>
        Report(step, (TResource)step.Resource, step.Live as TLive, report.Applied as TApplied, report);

    protected abstract PlanStep Describe(TResource desired);

    protected abstract Task<TLive> ReadAsync(TResource desired, PlanScope scope, CancellationToken cancellationToken);

    protected abstract PlanStep Plan(TResource desired, TLive live);

    protected abstract Task<TApplied?> TakeUpAsync(TResource desired, StepContext context, CancellationToken cancellationToken);

    protected abstract Task<TApplied> ApplyAsync(TResource desired, TLive live, StepContext context, CancellationToken cancellationToken);

    protected abstract Task<Verdict> VerifyAsync(TResource desired, TApplied applied, StepContext context, CancellationToken cancellationToken);

    protected abstract Task<Verdict> UndoAsync(TResource desired, TApplied applied, StepContext context, CancellationToken cancellationToken);

    protected abstract Task<Verdict> ReleaseAsync(TResource desired, TApplied applied, StepContext context);

    protected abstract object? Report(PlanStep step, TResource desired, TLive? live, TApplied? applied, StepReport report);
}
