using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>A deployment's state as last returned by the platform.</summary>
internal sealed record DeploymentState
{
    public required string Id { get; init; }

    public string? BundleId { get; init; }

    public required DeploymentStatus Status { get; init; }

    /// <summary>The environment, if the host returns it. The contract does not require it.</summary>
    public string? Environment { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    public IReadOnlyList<ReportedError> Errors { get; init; } = [];

    public string? CorrelationId { get; init; }

    /// <summary>Why an entry of a list could not be read as a deployment; null where it could. What is known of it is here all the same.</summary>
    public GcException? Problem { get; init; }

    public string ErrorText => Errors.Count == 0 ? "The platform gave no reason" : string.Join("; ", Errors);

    public override string ToString() => $"{Id} ({(BundleId is null ? string.Empty : $"bundle {BundleId}, ")}{Status})";
}
