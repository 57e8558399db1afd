using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>What receivers are told. The first six properties are always there; of the others those that fit the event.</summary>
internal sealed record WebhookPayload
{
    [JsonPropertyOrder(-6)]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string Event { get; init; }

    [JsonPropertyOrder(-5)]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? DeploymentId { get; init; }

    /// <summary>In the platform's words: of a deployment, of a version of a bot, of a flow.</summary>
    [JsonPropertyOrder(-4)]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Status { get; init; }

    [JsonPropertyOrder(-3)]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? LatencyMs { get; init; }

    [JsonPropertyOrder(-2)]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public WebhookImpact? ImpactAssessment { get; init; }

    [JsonPropertyOrder(-1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required DateTimeOffset Timestamp { get; init; }

    public required string RunId { get; init; }

    public string? BundleId { get; init; }

    public string? Environment { get; init; }

    public string? BotId { get; init; }

    public string? VersionId { get; init; }

    public string? PreviousVersionId { get; init; }

    public string? FlowId { get; init; }

    public string? FlowName { get; init; }

    public long? FlowVersion { get; init; }

    /// <summary>The stable id of the error, such as <c>Gc.Bundle.DeploymentFailed</c>. Its message is not sent: it may tell of what was deployed.</summary>
    public string? ErrorId { get; init; }
}
