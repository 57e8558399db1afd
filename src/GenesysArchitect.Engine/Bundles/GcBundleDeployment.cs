using System.Text.Json.Serialization;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The deployment of a bundle to an environment.</summary>
public sealed record GcBundleDeployment : IStepOutput, INotifiable
{
    /// <summary>The id of the deployment; null if nothing was submitted.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>The id of the bundle.</summary>
    public string? BundleId { get; init; }

    /// <summary>The environment; null if it is unknown, as for a deployment that someone else submitted.</summary>
    public string? Environment { get; init; }

    /// <summary>The deployment's own status in the platform's terms. <see cref="RollbackStatus"/> has that of its rollback.</summary>
    [JsonConverter(typeof(DeploymentStatusJsonConverter))]
    public required DeploymentStatus Status { get; init; }

    /// <summary>Whether it was rolled back.</summary>
    public bool RolledBack { get; init; }

    /// <summary>The final status of its rollback; null if there was none.</summary>
    [JsonConverter(typeof(DeploymentStatusJsonConverter))]
    public DeploymentStatus? RollbackStatus { get; init; }

    /// <summary>The impact as assessed before; null if it was not assessed.</summary>
    public ImpactLevel? Impact { get; init; }

    /// <summary>The reasons for the impact; null if there are none.</summary>
    public ImpactAssessment? ImpactAssessment { get; init; }

    /// <summary>The differences between the current and the desired configuration; null if neither was given.</summary>
    public StructuralDiff? Diff { get; init; }

    /// <summary>The errors reported by the platform for the deployment, then for its rollback.</summary>
    public IReadOnlyList<ReportedError> Errors { get; init; } = [];

    /// <summary>The validation warnings.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>When the deployment started at the platform.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When the deployment ended at the platform; null if it has not.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>From start to end, by the platform's clock; null if it has not ended.</summary>
    public TimeSpan? Duration => EndTime - StartTime;

    /// <summary>Milliseconds from the submission until the end was seen; null if it was not seen.</summary>
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
