using System.Text.Json;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The desired deployment of a bundle to a target.</summary>
public sealed record BundleDeployment : Resource, IAuditable
{
    /// <summary>The kind's name.</summary>
    public const string KindName = "BundleDeployment";

    /// <summary>The id of the bundle.</summary>
    public required string BundleId { get; init; }

    /// <summary>Where it is deployed to.</summary>
    public required DeploymentTarget Target { get; init; }

    /// <summary>The deployment API; the bundle-level API by default.</summary>
    public BundleApi Api { get; init; }

    /// <summary>The expected schema version; null for any.</summary>
    public string? SchemaVersion { get; init; }

    /// <summary>Whether existing resources are overwritten. Organization-level API only.</summary>
    public bool Overwrite { get; init; }

    /// <summary>How conflicts are resolved, such as AUTOMATIC or MANUAL. Organization-level API only.</summary>
    public string ConflictResolution { get; init; } = "AUTOMATIC";

    /// <summary>Whether the bundle is only validated and nothing is applied.</summary>
    public bool ValidateOnly { get; init; }

    /// <summary>Whether validation warnings are overridden. Validation errors cannot be overridden.</summary>
    public bool OverrideValidation { get; init; }

    /// <summary>Whether a failed deployment is rolled back; true by default.</summary>
    public bool RollbackOnFailure { get; init; } = true;

    /// <summary>The maximum number of flows in the environment; 500 by default.</summary>
    public int MaxFlowCount { get; init; } = 500;

    /// <summary>The maximum number of queues in the environment; 100 by default.</summary>
    public int MaxQueueCount { get; init; } = 100;

    /// <summary>The resources in the bundle, and their order.</summary>
    public DependencyMatrix DependencyMatrix { get; init; } = new();

    /// <summary>The current configuration; null if it is unknown.</summary>
    public JsonElement? CurrentConfig { get; init; }

    /// <summary>The desired configuration; null for the bundle's own.</summary>
    public JsonElement? TargetConfig { get; init; }

    /// <summary>The address that the platform reports to. Organization-level API only.</summary>
    public Uri? WebhookUri { get; init; }

    /// <summary>Whether to wait for a free slot; otherwise a lack of free slots is an error.</summary>
    public bool Queue { get; init; } = true;

    /// <summary>How long to wait for a free slot; thirty minutes by default.</summary>
    public TimeSpan SlotTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether the deployment is followed until it ends.</summary>
    public bool Wait { get; init; } = true;

    /// <summary>The timeout of the deployment, from its submission; ten minutes by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The action if the deployment has not ended by then.</summary>
    public OnTimeout OnTimeout { get; init; }

    /// <summary>Whether stopping the run cancels the deployment at the platform.</summary>
    public bool CancelOnStop { get; init; }

    AuditSubject IAuditable.Subject => new() { Environment = Target.EnvironmentId, Overwrite = Overwrite, ConflictStrategy = ConflictResolution, Needs = DependencyMatrix.Flows.Count + DependencyMatrix.Queues.Count };

    /// <inheritdoc/>
    public override ResourceAddress Address => new(KindName, Target.EnvironmentId is { } environment ? $"{BundleId}@{environment}" : BundleId);
}
