using GenesysArchitect.Engine.Manifests.Kinds;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Resources;

/// <summary>
/// All that the rest of the product knows of a kind of resource. Planning, running, resuming, auditing, notifying,
/// reporting and printing ask this, and the interfaces of its resources and results (<see cref="IAuditable"/>,
/// <see cref="IStepOutput"/>, <see cref="INotifiable"/>); none of them names a kind.
/// </summary>
internal abstract class ResourceDefinition
{
    /// <summary>The kind's name, such as <c>Flow</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The checkpoints of its steps. A step can come to no other.</summary>
    public abstract IReadOnlyList<Checkpoint> Checkpoints { get; }

    /// <summary>The facts of its checkpoints that are names, counts or states, and may be written to an audit log.</summary>
    public virtual IReadOnlyList<string> AuditedFacts => [];

    /// <summary>The names of the events that receivers of webhooks are notified of.</summary>
    public virtual IReadOnlyList<string> NotificationEvents => [];

    /// <summary>How manifests describe it; null if it comes from parameters alone.</summary>
    public virtual ResourceKind? ManifestKind => null;

    /// <summary>Creates what plans and carries out its steps on the platform of a connection.</summary>
    /// <param name="services">The platform, and what else a handler needs.</param>
    /// <returns>The handler.</returns>
    /// <exception cref="Errors.GcException">The platform does not have the kind.</exception>
    public abstract IResourceHandler CreateHandler(HandlerServices services);
}
