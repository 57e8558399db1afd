using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Manifests.Kinds;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Resources;

/// <summary>The supported kinds of resources. A new kind is registered here, in one line.</summary>
public sealed class ResourceDefinitions
{
    private readonly ResourceDefinition[] _all;
    private readonly Dictionary<string, ResourceDefinition> _byKind;

    internal ResourceDefinitions(params IEnumerable<ResourceDefinition> definitions)
    {
        _all = [.. definitions];
        _byKind = _all.ToDictionary(definition => definition.Kind);
        foreach (var definition in _all)
        {
            RequireUnambiguous(definition);
        }
    }

    /// <summary>The kinds of this product.</summary>
    public static ResourceDefinitions Default { get; } = new(
        new BundleDeploymentDefinition(),
        new BotVersionDefinition(),
        new FlowResourceDefinition(),
        new DependencyLockDefinition(),
        new BundleCancellationDefinition(),
        new BundleReversalDefinition());

    /// <summary>The event names of webhook notifications.</summary>
    public IReadOnlyList<string> NotificationEvents => [.. _all.SelectMany(definition => definition.NotificationEvents).Distinct()];

    internal IReadOnlyList<ResourceDefinition> All => _all;

    /// <summary>The kinds that manifests can contain, including environments.</summary>
    internal IReadOnlyList<ResourceKind> ManifestKinds => _manifestKinds ??= [.. _all.Select(definition => definition.ManifestKind).OfType<ResourceKind>(), new EnvironmentKind()];

    private IReadOnlyList<ResourceKind>? _manifestKinds;

    /// <summary>Adds a kind.</summary>
    internal ResourceDefinitions With(ResourceDefinition definition) => new([.. _all, definition]);

    /// <summary>A kind; null if it is unknown, as in the journal of a later version.</summary>
    internal ResourceDefinition? Find(string kind) => _byKind.GetValueOrDefault(kind);

    /// <summary>The checkpoint with a name in a journal.</summary>
    /// <param name="kind">The kind of the step.</param>
    /// <param name="name">The name in the journal, which may be a former one.</param>
    /// <param name="stage">The stage recorded with it; null in journals of version 0.6 and earlier.</param>
    /// <returns>The checkpoint; an observed one if no stage is known.</returns>
    internal Checkpoint CheckpointOf(string kind, string name, CheckpointStage? stage) =>
        Checkpoint.Common.Concat(Find(kind)?.Checkpoints ?? []).FirstOrDefault(checkpoint => checkpoint.IsNamed(name))
        ?? new Checkpoint(name, stage ?? CheckpointStage.Observed);

    /// <summary>An audit event with its current and former names.</summary>
    internal IEnumerable<string> NamesOf(string auditEvent) =>
        Checkpoint.Common.Concat(_all.SelectMany(definition => definition.Checkpoints))
            .Where(checkpoint => checkpoint.IsNamed(auditEvent))
            .SelectMany(checkpoint => new[] { checkpoint.Name, checkpoint.FormerName })
            .OfType<string>()
            .Prepend(auditEvent)
            .Distinct();

    /// <summary>Whether a checkpoint fact may be written to an audit log.</summary>
    internal bool IsAudited(ResourceAddress address, string fact) => fact == "error" || Find(address.Kind)?.AuditedFacts.Contains(fact) == true;

    // A kind with ambiguous checkpoints could not be resumed, so it is rejected.
    private static void RequireUnambiguous(ResourceDefinition definition)
    {
        var names = Checkpoint.Common.Concat(definition.Checkpoints).SelectMany(checkpoint => new[] { checkpoint.Name, checkpoint.FormerName }).OfType<string>().ToList();
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Count)
        {
            throw new InvalidOperationException($"Two checkpoints of the kind '{definition.Kind}' have one name.");
        }

        if (definition.ManifestKind is not null && !definition.Checkpoints.Any(checkpoint => checkpoint.Stage == CheckpointStage.Intent))
        {
            throw new InvalidOperationException($"The kind '{definition.Kind}' declares no checkpoint of the stage {CheckpointStage.Intent}, so that an interrupted step of it could not be recognized.");
        }
    }
}
