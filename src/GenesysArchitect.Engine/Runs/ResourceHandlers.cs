using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Runs;

/// <summary>The handlers of the kinds in a run, each created on first use.</summary>
internal sealed class ResourceHandlers
{
    private readonly Dictionary<string, Entry> _kinds = [];

    /// <summary>Adds a kind.</summary>
    /// <param name="kind">The name of the kind.</param>
    /// <param name="checkpoints">The checkpoints that the kind has declared.</param>
    /// <param name="create">Creates the handler; throws if the platform does not support the kind.</param>
    public void Add(string kind, IReadOnlyList<Checkpoint> checkpoints, Func<IResourceHandler> create) => _kinds.Add(kind, new Entry(new Lazy<IResourceHandler>(create), checkpoints));

    /// <summary>The handler of a kind.</summary>
    /// <exception cref="Errors.GcException">The platform does not support the kind.</exception>
    public IResourceHandler this[string kind] => _kinds[kind].Handler.Value;

    /// <summary>The checkpoints that a kind has declared.</summary>
    public IReadOnlyList<Checkpoint> CheckpointsOf(string kind) => _kinds[kind].Checkpoints;

    private sealed record Entry(Lazy<IResourceHandler> Handler, IReadOnlyList<Checkpoint> Checkpoints);
}
