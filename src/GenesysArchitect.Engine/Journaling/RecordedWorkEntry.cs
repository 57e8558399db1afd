using System.Text.Json.Serialization;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>An operation of a run whose journal is no longer kept.</summary>
internal sealed record RecordedWorkEntry
{
    /// <summary>The organization's key: its address and client.</summary>
    public string Organization { get; init; } = string.Empty;

    /// <summary>The spelling of version 0.6, which is only read. Declared after the property that it sets, since properties are set in this order.</summary>
    [JsonPropertyName("organisation"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FormerOrganization { get => null; init => Organization = value ?? Organization; }

    public required string Kind { get; init; }

    public required string Address { get; init; }

    public string? SpecHash { get; init; }

    public required string Id { get; init; }

    public bool IsCompleted { get; init; }

    public static RecordedWorkEntry Of(string organization, RecordedWork work) => new()
    {
        Organization = organization,
        Kind = work.Address.Kind,
        Address = work.Address.Name,
        SpecHash = work.SpecHash,
        Id = work.Id,
        IsCompleted = work.IsCompleted,
    };

    public RecordedWork ToWork() => new(new ResourceAddress(Kind, Address), SpecHash, Id, IsCompleted);
}
