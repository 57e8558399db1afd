using System.Collections.Concurrent;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Runs;

/// <summary>The resources that are planned together, and the state that handlers share while planning.</summary>
internal sealed class PlanScope(IReadOnlyList<Resource> resources, ResourceHandlers handlers, EventStream events, PlanOptions options)
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _shared = new();

    /// <summary>All desired resources of the plan.</summary>
    public IReadOnlyList<Resource> Resources => resources;

    public PlanOptions Options => options;

    /// <summary>Receives what a handler reports while it reads for a resource.</summary>
    public StepContext ContextOf(Resource resource) => new(resource.Address, handlers.CheckpointsOf(resource.Kind), events, options.History?.Of(resource.Address));

    /// <summary>State of a handler for the duration of planning, created on first use.</summary>
    public T Shared<T>(Func<T> make)
        where T : class =>
        (T)_shared.GetOrAdd(typeof(T), _ => new Lazy<object>(make)).Value;
}
