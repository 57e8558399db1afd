using System.Collections.Concurrent;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Runs;

/// <summary>What is planned together, and what handlers keep while it is.</summary>
internal sealed class PlanScope(IReadOnlyList<Resource> resources, ResourceHandlers handlers, EventStream events, PlanOptions options)
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _shared = new();

    /// <summary>All that the plan is to bring about.</summary>
    public IReadOnlyList<Resource> Resources => resources;

    public PlanOptions Options => options;

    /// <summary>Where a handler says what it meets while it reads for a resource.</summary>
    public StepContext ContextOf(Resource resource) => new(resource.Address, handlers.CheckpointsOf(resource.Kind), events, options.History?.Of(resource.Address));

    /// <summary>What a handler keeps for as long as the plan is being made, made when first asked for.</summary>
    public T Shared<T>(Func<T> make)
        where T : class =>
        (T)_shared.GetOrAdd(typeof(T), _ => new Lazy<object>(make)).Value;
}
