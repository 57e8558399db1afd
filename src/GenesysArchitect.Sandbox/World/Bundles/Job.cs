namespace GenesysArchitect.Sandbox.World.Bundles;

/// <summary>
/// A deployment's course. Its status is computed from the time on each read, so it needs no timer
/// and is exact under any clock.
/// </summary>
internal sealed class Job(string id, Submission submission, Job.Course course, DateTimeOffset startedAt)
{
    private Course _course = course;
    private DateTimeOffset? _cancelledAt;
    private DateTimeOffset? _rollbackAt;
    private string? _rollbackReason;

    internal string Id => id;

    internal string BundleId => submission.BundleId;

    internal void Cancel(DateTimeOffset now) => _cancelledAt = now;

    internal void RollBack(DateTimeOffset now, string reason) => (_rollbackAt, _rollbackReason) = (now, reason);

    internal void Finish(DateTimeOffset now)
    {
        if (At(now).EndTime is not null)
        {
            return;
        }

        _course = _course with
        {
            Outcome = _course.Outcome == JobOutcome.Stuck ? JobOutcome.Completed : _course.Outcome,
            Pending = TimeSpan.Zero,
            Whole = _rollbackAt is null ? now - startedAt : _course.Whole,
            Rollback = _rollbackAt is { } rollbackAt ? now - rollbackAt : _course.Rollback,
        };
    }

    internal Deployment At(DateTimeOffset now)
    {
        var (status, endedAt) = StatusAt(now);
        return new Deployment
        {
            Id = id,
            BundleId = submission.BundleId,
            Targets = submission.Targets,
            Status = status,
            StartTime = startedAt,
            EndTime = endedAt,
            Errors = ErrorsAt(status),
            ValidateOnly = submission.ValidateOnly,
            Foreign = submission.Foreign,
            RollbackReason = _rollbackReason,
            Payload = submission.Payload,
        };
    }

    private (DeploymentStatus Status, DateTimeOffset? EndedAt) StatusAt(DateTimeOffset now)
    {
        if (_cancelledAt is { } cancelledAt)
        {
            return (DeploymentStatus.Cancelled, cancelledAt);
        }

        if (_rollbackAt is { } rollbackAt)
        {
            var rolledBackAt = rollbackAt + _course.Rollback;
            return now < rolledBackAt
                ? (DeploymentStatus.RollbackTriggered, null)
                : (_course.RollbackWorks ? DeploymentStatus.RolledBack : DeploymentStatus.Failed, rolledBackAt);
        }

        var endsAt = startedAt + (_course.Pending > _course.Whole ? _course.Pending : _course.Whole);
        if (_course.Outcome == JobOutcome.Stuck || now < startedAt + _course.Pending)
        {
            return (DeploymentStatus.Pending, null);
        }

        return now < endsAt ? (DeploymentStatus.InProgress, null) : (End(_course.Outcome), endsAt);
    }

    private static DeploymentStatus End(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Completed => DeploymentStatus.Completed,
        JobOutcome.ValidationError => DeploymentStatus.ValidationError,
        JobOutcome.RolledBack => DeploymentStatus.RolledBack,
        _ => DeploymentStatus.Failed,
    };

    private IReadOnlyList<Problem> ErrorsAt(DeploymentStatus status)
    {
        if (status is DeploymentStatus.Pending or DeploymentStatus.InProgress or DeploymentStatus.Cancelled or DeploymentStatus.Completed)
        {
            return [];
        }

        return _rollbackAt is not null && status == DeploymentStatus.Failed
            ? [.. _course.Errors, new Problem("bundle.rollback.failed", $"The rollback of bundle '{BundleId}' could not restore the previous configuration.")]
            : _course.Errors;
    }

    /// <summary>What was settled about a job when it was submitted.</summary>
    internal sealed record Course
    {
        internal required JobOutcome Outcome { get; init; }

        internal required bool RollbackWorks { get; init; }

        internal required TimeSpan Pending { get; init; }

        internal required TimeSpan Whole { get; init; }

        internal required TimeSpan Rollback { get; init; }

        internal IReadOnlyList<Problem> Errors { get; init; } = [];
    }
}
