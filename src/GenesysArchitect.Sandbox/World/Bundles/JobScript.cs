namespace GenesysArchitect.Sandbox.World.Bundles;

/// <summary>How deployments of a bundle to an environment go.</summary>
public sealed record JobScript
{
    /// <summary>How the job ends; default it completes.</summary>
    public JobOutcome Outcome { get; init; }

    /// <summary>Whether a rollback ends in ROLLED_BACK (default) or in FAILED.</summary>
    public bool RollbackWorks { get; init; } = true;

    /// <summary>From the submission to the end; default <see cref="SandboxOptions.JobDuration"/>.</summary>
    public TimeSpan? JobDuration { get; init; }

    /// <summary>How long it is PENDING; default <see cref="SandboxOptions.PendingDuration"/>.</summary>
    public TimeSpan? PendingDuration { get; init; }

    /// <summary>From the call for a rollback to its end; default <see cref="SandboxOptions.RollbackDuration"/>.</summary>
    public TimeSpan? RollbackDuration { get; init; }

    /// <summary>The errors of a job that does not complete; default one that names the outcome.</summary>
    public IReadOnlyList<Problem>? Errors { get; init; }

    /// <summary>How many deployments it holds for; after these the default holds again. Default all.</summary>
    public int? Times { get; init; }

    internal Job.Course ToCourse(Submission submission, SandboxOptions options)
    {
        var whole = JobDuration ?? options.JobDuration;
        return new Job.Course
        {
            Outcome = Outcome,
            RollbackWorks = RollbackWorks,
            Whole = whole,
            Pending = PendingDuration ?? options.PendingDuration ?? whole / 5,
            Rollback = RollbackDuration ?? options.RollbackDuration ?? options.JobDuration / 2,
            Errors = Outcome == JobOutcome.Completed ? [] : Errors ?? [DefaultError(submission)],
        };
    }

    private Problem DefaultError(Submission submission)
    {
        var targets = string.Join(", ", submission.Targets);
        return Outcome == JobOutcome.ValidationError
            ? new Problem("bundle.validation.failed", $"Bundle '{submission.BundleId}' is not valid for {targets}.")
            : new Problem("bundle.deploy.failed", $"Bundle '{submission.BundleId}' could not be applied to {targets}.");
    }
}
