using System.Collections.Concurrent;

namespace GenesysArchitect.Engine.Planning;

/// <summary>What is planned together, and what handlers keep while it is.</summary>
internal sealed class PlanScope(IReadOnlyList<Resource> resources)
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _shared = new();

    /// <summary>All that the plan is to bring about.</summary>
    public IReadOnlyList<Resource> Resources => resources;

    /// <summary>What a handler keeps for as long as the plan is being made, made when first asked for.</summary>
    public T Shared<T>(Func<T> make)
        where T : class =>
        (T)_shared.GetOrAdd(typeof(T), _ => new Lazy<object>(make)).Value;
}
