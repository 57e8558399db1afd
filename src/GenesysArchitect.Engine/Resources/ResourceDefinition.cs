using GenesysArchitect.Engine.Manifests.Kinds;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Resources;

/// <summary>
/// Everything that the rest of the product knows about a kind of resource. Planning, running, resuming, auditing, notifying,
/// reporting and printing use this, and the interfaces of its resources and results (<see cref="IAuditable"/>,
/// <see cref="IStepOutput"/>, <see cref="INotifiable"/>); none of them refers to a specific kind.
/// </summary>
internal abstract class ResourceDefinition
{
    /// <summary>The name of the kind, such as <c>Flow</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The checkpoints of its steps; no others are allowed.</summary>
    public abstract IReadOnlyList<Checkpoint> Checkpoints { get; }

    /// <summary>The checkpoint facts that may be written to an audit log: names, counts and states.</summary>
    public virtual IReadOnlyList<string> AuditedFacts => [];

    /// <summary>The event names of its webhook notifications.</summary>
    public virtual IReadOnlyList<string> NotificationEvents => [];

    /// <summary>Its manifest kind; null if it cannot be used in manifests.</summary>
    public virtual ResourceKind? ManifestKind => null;

    /// <summary>Creates the handler for the platform of a connection.</summary>
    /// <param name="services">The platform and other services.</param>
    /// <returns>The handler.</returns>
    /// <exception cref="Errors.GcException">The platform does not support the kind.</exception>
    public abstract IResourceHandler CreateHandler(HandlerServices services);
}
