using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>An entry of an audit log. Which of its properties it has depends on <see cref="Event"/>.</summary>
public sealed record GcAuditEntry
{
    /// <summary>The place in the log, from 1, without a gap, also across files.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Sequence { get; init; }

    /// <summary>The hash of the entry before; zeros for the first.</summary>
    public string? PreviousHash { get; init; }

    /// <summary>When it happened, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What happened: <c>run_started</c>, <c>step_started</c>, <c>step_ended</c>, <c>run_ended</c>, <c>observer_failed</c>, <c>log_sealed</c>, <c>log_rotated</c>, or a checkpoint such as <c>submitted</c>.</summary>
    public required string Event { get; init; }

    /// <summary>What is done to the resource: Create, Update, Deploy, Publish, Cancel, RollBack, NoChange.</summary>
    public string? Action { get; init; }

    /// <summary>How a step ended, or the run as its exit code is called.</summary>
    public string? Status { get; init; }

    /// <summary>The resource, by kind and name: <c>BundleDeployment/northwind-ivr@prod</c>.</summary>
    public string? Resource { get; init; }

    /// <summary>The resource by its name alone: <c>northwind-ivr@prod</c>.</summary>
    internal string? ResourceName => Resource?[(Resource.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The environments that it is about.</summary>
    public IReadOnlyList<string>? Environment { get; init; }

    /// <summary>The id of the OAuth client; null if a token was given.</summary>
    public string? ClientId { get; init; }

    /// <summary>The user of the operating system.</summary>
    public string? User { get; init; }

    /// <summary>The machine.</summary>
    public string? Machine { get; init; }

    /// <summary>The run of a pipeline that it is a part of; null if there is none.</summary>
    public string? PipelineRun { get; init; }

    /// <summary>What the organization is called.</summary>
    public string? Organization { get; init; }

    /// <summary>Where the organization's API is.</summary>
    public string? OrganizationUri { get; init; }

    /// <summary>The run.</summary>
    public string? RunId { get; init; }

    /// <summary>How long the step or the run took, in milliseconds.</summary>
    public double? LatencyMs { get; init; }

    /// <summary>Whether what is there is overwritten; null if that is no question.</summary>
    public bool? Overwrite { get; init; }

    /// <summary>How conflicts are resolved; null if that is no question.</summary>
    public string? ConflictStrategy { get; init; }

    /// <summary>How many things the resource needs or brings along.</summary>
    public int? DependencyCount { get; init; }

    /// <summary>Whether a rollback was made or tried; the status states which.</summary>
    public bool? RollbackOccurred { get; init; }

    /// <summary>What differed between what was and what was desired; null if that is not known.</summary>
    public GcAuditDiff? Diff { get; init; }

    /// <summary>The SHA-256 of the plan that is carried out.</summary>
    public string? PlanHash { get; init; }

    /// <summary>The platform's correlation ids.</summary>
    public IReadOnlyList<string>? CorrelationIds { get; init; }

    /// <summary>What went wrong.</summary>
    public GcAuditError? Error { get; init; }

    /// <summary>What went wrong while undoing.</summary>
    public GcAuditError? RollbackError { get; init; }

    /// <summary>The tag of a change, such as the number of a ticket, as was said.</summary>
    public string? GovernanceTag { get; init; }

    /// <summary>What else is known, by name, such as <c>deploymentId</c>.</summary>
    public IReadOnlyDictionary<string, string>? Facts { get; init; }

    /// <summary>What the key is reported by that the log is signed with; null if it is not signed.</summary>
    public string? KeyId { get; init; }

    /// <summary>The SHA-256 of the entry's line up to here, or its HMAC where the log is signed.</summary>
    public string? Hash { get; init; }

    /// <summary>Number, event and resource.</summary>
    public override string ToString() => Resource is null ? $"{Sequence} {Event}" : $"{Sequence} {Event} {Resource}";
}
