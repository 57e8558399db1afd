using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Engine.Manifests.Specs;

/// <summary>The <c>spec</c> of a BundleDeployment.</summary>
internal sealed record BundleDeploymentSpec
{
    [Description("The id of the bundle.")]
    public required string BundleId { get; init; }

    [Description("The environments to deploy to: ids, or names of Environment resources.")]
    [MinLength(1)]
    public required IReadOnlyList<string> Environments { get; init; }

    [Description("The deployment API to use: the bundle-level or the organization-level API; the bundle-level API by default.")]
    public BundleApi? Api { get; init; }

    [Description("The expected version of the bundle schema, such as \"2.0\"; any version by default.")]
    public string? SchemaVersion { get; init; }

    [Description("Whether existing resources are overwritten (organization-level API only); false by default.")]
    public bool? Overwrite { get; init; }

    [Description("How conflicts are resolved, AUTOMATIC or MANUAL (organization-level API only); AUTOMATIC by default.")]
    public string? ConflictResolution { get; init; }

    [Description("Whether the bundle is only validated and nothing applied; false by default.")]
    public bool? ValidateOnly { get; init; }

    [Description("Whether validation warnings are overridden; false by default. Validation errors cannot be overridden.")]
    public bool? OverrideValidation { get; init; }

    [Description("Whether a failed deployment is rolled back; true by default.")]
    public bool? RollbackOnFailure { get; init; }

    [Description("The capacity limits of the environment.")]
    public CapacitySpec? Capacity { get; init; }

    [Description("The resources in the bundle, and their order.")]
    public DependencyMatrixSpec? DependencyMatrix { get; init; }

    [Description("The current configuration, which is compared with targetConfig.")]
    public JsonElement? CurrentConfig { get; init; }

    [Description("The desired configuration; the bundle's own by default.")]
    public JsonElement? TargetConfig { get; init; }

    [Description("The address that the platform reports to (organization-level API only).")]
    public Uri? WebhookUrl { get; init; }

    [Description("The timeout of the deployment, such as 90s, 10m or PT10M; ten minutes by default.")]
    public TimeSpan? Timeout { get; init; }
}
