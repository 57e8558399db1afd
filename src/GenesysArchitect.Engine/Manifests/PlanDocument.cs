using System.Text.Json.Serialization;
using GenesysArchitect.Engine.Journaling;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>A stored plan.</summary>
internal sealed record PlanDocument
{
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    public required DateTimeOffset Created { get; init; }

    public string Organization { get; init; } = string.Empty;

    /// <summary>The spelling of version 0.6, which is only read. Declared after the property that it sets, since properties are set in this order.</summary>
    [JsonPropertyName("organisation"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FormerOrganization { get => null; init => Organization = value ?? Organization; }

    public string OrganizationName { get; init; } = string.Empty;

    /// <summary>The spelling of version 0.6, which is only read. Declared after the property that it sets, since properties are set in this order.</summary>
    [JsonPropertyName("organisationName"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FormerOrganizationName { get => null; init => OrganizationName = value ?? OrganizationName; }

    public bool Redeploy { get; init; }

    public required IReadOnlyList<RecordedStep> Steps { get; init; }

    public required IReadOnlyList<System.Text.Json.JsonElement> Documents { get; init; }
}
