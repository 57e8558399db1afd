using System.Text.Json;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The desired state that a bundle be deployed to an environment.</summary>
public sealed record BundleDeployment : Resource, IAuditable
{
    /// <summary>The kind's name.</summary>
    public const string KindName = "BundleDeployment";

    /// <summary>The bundle.</summary>
    public required string BundleId { get; init; }

    /// <summary>The environment it is deployed to.</summary>
    public required string Environment { get; init; }

    /// <summary>Which way of deploying is used; the bundle's own by default.</summary>
    public BundleApi Api { get; init; }

    /// <summary>The schema version that is expected; null when any will do.</summary>
    public string? SchemaVersion { get; init; }

    /// <summary>Whether what is there is overwritten. Organization level only.</summary>
    public bool Overwrite { get; init; }

    /// <summary>How conflicts are resolved, such as AUTOMATIC or MANUAL. Organization level only.</summary>
    public string ConflictResolution { get; init; } = "AUTOMATIC";

    /// <summary>Whether the bundle is only validated and nothing is applied.</summary>
    public bool ValidateOnly { get; init; }

    /// <summary>Whether warnings of the validation let the deployment pass. Errors never do.</summary>
    public bool OverrideValidation { get; init; }

    /// <summary>Whether a failed deployment is rolled back; so by default.</summary>
    public bool RollbackOnFailure { get; init; } = true;

    /// <summary>The most flows the environment may come to; 500 by default.</summary>
    public int MaxFlowCount { get; init; } = 500;

    /// <summary>The most queues the environment may come to; 100 by default.</summary>
    public int MaxQueueCount { get; init; } = 100;

    /// <summary>What the bundle brings along, and in which order.</summary>
    public DependencyMatrix DependencyMatrix { get; init; } = new();

    /// <summary>The configuration as it is; null when it is not known.</summary>
    public JsonElement? CurrentConfig { get; init; }

    /// <summary>The configuration as desired; null when the bundle's own is meant.</summary>
    public JsonElement? TargetConfig { get; init; }

    /// <summary>Where the platform is to report to. Organization level only.</summary>
    public Uri? WebhookUri { get; init; }

    /// <summary>Whether a free slot is waited for; otherwise a full organization is an error at once.</summary>
    public bool Queue { get; init; } = true;

    /// <summary>How long a free slot is waited for; thirty minutes by default.</summary>
    public TimeSpan SlotTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether the deployment is followed to its end.</summary>
    public bool Wait { get; init; } = true;

    /// <summary>How long the deployment may take from its submission; ten minutes by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What becomes of it when it has not ended by then.</summary>
    public OnTimeout OnTimeout { get; init; }

    /// <summary>Whether stopping the run cancels the deployment at the platform.</summary>
    public bool CancelOnStop { get; init; }

    AuditSubject IAuditable.Subject => new() { Environment = Environment, Overwrite = Overwrite, ConflictStrategy = ConflictResolution, Needs = DependencyMatrix.Flows.Count + DependencyMatrix.Queues.Count };

    /// <inheritdoc/>
    public override ResourceAddress Address => new(KindName, $"{BundleId}@{Environment}");
}
