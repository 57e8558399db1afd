using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>An entry of an audit log. <see cref="Event"/> determines its properties.</summary>
public sealed record GcAuditEntry
{
    /// <summary>The sequence number in the log, from 1 without gaps, also across files.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Sequence { get; init; }

    /// <summary>The hash of the previous entry; zeros for the first.</summary>
    public string? PreviousHash { get; init; }

    /// <summary>The time, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The event: <c>run_started</c>, <c>step_started</c>, <c>step_ended</c>, <c>run_ended</c>, <c>observer_failed</c>, <c>log_sealed</c>, <c>log_rotated</c>, or a checkpoint such as <c>submitted</c>.</summary>
    public required string Event { get; init; }

    /// <summary>The change: Create, Update, Deploy, Publish, Cancel, RollBack, NoChange.</summary>
    public string? Action { get; init; }

    /// <summary>The status of a step, or the exit code's name for a run.</summary>
    public string? Status { get; init; }

    /// <summary>The resource, by kind and name: <c>BundleDeployment/northwind-ivr@prod</c>.</summary>
    public string? Resource { get; init; }

    /// <summary>The name of the resource alone: <c>northwind-ivr@prod</c>.</summary>
    internal string? ResourceName => Resource?[(Resource.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The environments of the resource.</summary>
    public IReadOnlyList<string>? Environment { get; init; }

    /// <summary>The id of the OAuth client; null if an access token was used.</summary>
    public string? ClientId { get; init; }

    /// <summary>The user of the operating system.</summary>
    public string? User { get; init; }

    /// <summary>The machine.</summary>
    public string? Machine { get; init; }

    /// <summary>The pipeline run; null if there is none.</summary>
    public string? PipelineRun { get; init; }

    /// <summary>The name of the organization.</summary>
    public string? Organization { get; init; }

    /// <summary>The address of the API.</summary>
    public string? OrganizationUri { get; init; }

    /// <summary>The id of the run.</summary>
    public string? RunId { get; init; }

    /// <summary>The duration of the step or the run, in milliseconds.</summary>
    public double? LatencyMs { get; init; }

    /// <summary>Whether existing content is overwritten; null if not applicable.</summary>
    public bool? Overwrite { get; init; }

    /// <summary>How conflicts are resolved; null if not applicable.</summary>
    public string? ConflictStrategy { get; init; }

    /// <summary>The number of dependencies or included resources.</summary>
    public int? DependencyCount { get; init; }

    /// <summary>Whether a rollback was performed or attempted; the status has its outcome.</summary>
    public bool? RollbackOccurred { get; init; }

    /// <summary>The differences between the previous and the desired state; null if unknown.</summary>
    public GcAuditDiff? Diff { get; init; }

    /// <summary>The SHA-256 of the applied plan.</summary>
    public string? PlanHash { get; init; }

    /// <summary>The platform's correlation ids.</summary>
    public IReadOnlyList<string>? CorrelationIds { get; init; }

    /// <summary>The error.</summary>
    public GcAuditError? Error { get; init; }

    /// <summary>The error of the rollback.</summary>
    public GcAuditError? RollbackError { get; init; }

    /// <summary>The governance tag, such as a ticket number.</summary>
    public string? GovernanceTag { get; init; }

    /// <summary>Further facts, by name, such as <c>deploymentId</c>.</summary>
    public IReadOnlyDictionary<string, string>? Facts { get; init; }

    /// <summary>The id of the key that the log is signed with; null if it is not signed.</summary>
    public string? KeyId { get; init; }

    /// <summary>The SHA-256 of the entry's line up to here, or its HMAC if the log is signed.</summary>
    public string? Hash { get; init; }

    /// <summary>Number, event and resource.</summary>
    public override string ToString() => Resource is null ? $"{Sequence} {Event}" : $"{Sequence} {Event} {Resource}";
}
