using System.Text.Json.Serialization;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>What became of a bundle in an environment.</summary>
public sealed record GcBundleDeployment : IStepOutput, INotifiable
{
    /// <summary>The platform's id; null when nothing was submitted.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>The bundle.</summary>
    public string? BundleId { get; init; }

    /// <summary>The environment; null when it is not known, as for a deployment somebody else submitted.</summary>
    public string? Environment { get; init; }

    /// <summary>The deployment's own status in the platform's words. That of its rollback is <see cref="RollbackStatus"/>.</summary>
    [JsonConverter(typeof(DeploymentStatusJsonConverter))]
    public required DeploymentStatus Status { get; init; }

    /// <summary>Whether it was rolled back.</summary>
    public bool RolledBack { get; init; }

    /// <summary>The status its rollback ended with; null when there was none.</summary>
    [JsonConverter(typeof(DeploymentStatusJsonConverter))]
    public DeploymentStatus? RollbackStatus { get; init; }

    /// <summary>How much it can break, judged beforehand; null when it was not.</summary>
    public ImpactLevel? Impact { get; init; }

    /// <summary>What that judgement rests on; null when there was none.</summary>
    public ImpactAssessment? ImpactAssessment { get; init; }

    /// <summary>How the desired configuration differs from the current one; null when neither was given.</summary>
    public StructuralDiff? Diff { get; init; }

    /// <summary>The errors the platform reported for the deployment, and then for its rollback.</summary>
    public IReadOnlyList<ReportedError> Errors { get; init; } = [];

    /// <summary>What the validation warned of.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>When the platform started.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When the platform ended; null when it has not.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>From start to end, by the platform's clock; null when it has not ended.</summary>
    public TimeSpan? Duration => EndTime - StartTime;

    /// <summary>Milliseconds from the submission until its end was seen; null when it was not.</summary>
    public long? LatencyMs { get; init; }

    /// <summary>The correlation id of the submission, for the platform's support.</summary>
    public string? CorrelationId { get; init; }

    string? IStepOutput.State => Status.Value;

    Notification? INotifiable.NotificationOf(StepResult ended) => BundleNotification.Of(this, ended.Status);

    internal static GcBundleDeployment Of(DeploymentState state) => new()
    {
        DeploymentId = state.Id,
        BundleId = state.BundleId,
        Environment = state.Environment,
        Status = state.Status,
        RolledBack = state.Status == DeploymentStatus.RolledBack,
        Errors = state.Errors,
        StartTime = state.StartTime,
        EndTime = state.EndTime,
        CorrelationId = state.CorrelationId,
    };
}
