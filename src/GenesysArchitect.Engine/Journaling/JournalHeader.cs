using System.Text.Json.Serialization;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>The first line of a journal, which describes its run.</summary>
internal sealed record JournalHeader
{
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    public required string RunId { get; init; }

    public required string Tool { get; init; }

    /// <summary>The organization's key: its address and client.</summary>
    public string Organization { get; init; } = string.Empty;

    /// <summary>The spelling of version 0.6, which is only read. Declared after the property that it sets, since properties are set in this order.</summary>
    [JsonPropertyName("organisation"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FormerOrganization { get => null; init => Organization = value ?? Organization; }

    /// <summary>The name of the organization.</summary>
    public string OrganizationName { get; init; } = string.Empty;

    /// <summary>The spelling of version 0.6, which is only read. Declared after the property that it sets, since properties are set in this order.</summary>
    [JsonPropertyName("organisationName"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FormerOrganizationName { get => null; init => OrganizationName = value ?? OrganizationName; }

    /// <summary>The hash of the desired state of the manifest.</summary>
    public required string ManifestHash { get; init; }

    public required IReadOnlyList<string> Paths { get; init; }

    public required LockOwner Owner { get; init; }

    public bool Atomic { get; init; }

    public bool FailFast { get; init; }

    public required IReadOnlyList<RecordedStep> Steps { get; init; }
}
