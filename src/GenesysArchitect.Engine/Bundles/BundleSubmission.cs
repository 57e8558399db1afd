using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>
/// A single submission. It is sent once: a lost response is resolved by checking for new deployments in the
/// organization since the slots were counted.
/// </summary>
internal sealed class BundleSubmission(IBundleApi api, DeploymentSurveyor surveyor, BundleDeployment desired, StepContext context, TimeProvider time)
{
    private static readonly Remedy[] HowToVerify =
    [
        new("Check the deployments of the organization.", new ListDeployments()),
        new("If the deployment is among them, wait for it; deploy again only if it is not.", new WaitForDeployment()),
    ];

    // How long a host may take to process a request and to list an accepted deployment.
    private static readonly TimeSpan VisibilityDelay = TimeSpan.FromSeconds(12);

    private readonly string _what = $"Deploy bundle '{desired.BundleId}' to {desired.Target}";

    /// <summary>Submits the deployment. The caller holds the connection's exclusive right to submit until it returns.</summary>
    /// <exception cref="GcException">The platform rejected the submission, or it is unknown whether it has started.</exception>
    public async Task<DeploymentState> SendAsync(DeploymentSurvey before, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await context.ProgressAsync(BundlePhases.Submitting, $"{before.Active.Count} of {DeploymentSlots.Limit} slots are in use.");
        await context.CheckpointAsync(BundleCheckpoints.Submitting, [("bundleId", desired.BundleId), ("environment", desired.Target.EnvironmentId ?? string.Empty), .. before.FactsFor(desired.BundleId)]);

        using var grace = new GracePeriod(time, cancellationToken);
        try
        {
            var started = await new IdempotentStart(time, ErrorIds.SubmissionAmbiguous, HowToVerify).SendAsync(_what, send => api.SubmitAsync(desired, send), look => FindAsync(before, look), grace.Token);
            await context.CheckpointAsync(BundleCheckpoints.Submitted, (BundleCheckpoints.DeploymentId, started.Id));
            return started;
        }
        catch (GcException refused) when (refused.Kind != ErrorKind.Ambiguous)
        {
            await context.CheckpointAsync(BundleCheckpoints.Refused, ("error", refused.ErrorId));
            throw;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new GcException(ErrorIds.SubmissionAmbiguous, ErrorKind.Ambiguous, $"{_what}: the run was stopped before the platform responded to the submission; the deployment may have started.")
            {
                Target = desired.BundleId,
                Remedies = [new("Check the deployments of the organization before you deploy again.", new ListDeployments())],
            };
        }
    }

    /// <summary>Checks what the submission of an interrupted run may have started.</summary>
    /// <returns>Null if nothing was started.</returns>
    /// <exception cref="GcException">More than one deployment matches.</exception>
    public async Task<DeploymentState?> FindInterruptedAsync(RecordedCheckpoint submitting, CancellationToken cancellationToken)
    {
        var before = DeploymentSurvey.From(submitting);
        var found = await new InterruptedCall(submitting, VisibilityDelay, context, time).FindAsync(look => FindAsync(before, look), cancellationToken);
        if (found is not null)
        {
            await context.CheckpointAsync(BundleCheckpoints.Submitted, (BundleCheckpoints.DeploymentId, found.Id));
        }

        return found;
    }

    private async Task<DeploymentState?> FindAsync(DeploymentSurvey before, CancellationToken cancellationToken)
    {
        var now = await surveyor.LookAsync(api, cancellationToken);
        var candidates = now.NewSince(before)
            .Where(deployment => (deployment.BundleId ?? desired.BundleId) == desired.BundleId && (deployment.Environment ?? desired.Target.EnvironmentId) == desired.Target.EnvironmentId)
            .ToList();
        if (candidates.Find(deployment => deployment.Problem is not null) is { } unreadable)
        {
            throw new GcException(ErrorIds.SubmissionAmbiguous, ErrorKind.Ambiguous, $"{_what}: the response was lost, and an entry of the list that may be this deployment cannot be read, so it is not sent again. {unreadable.Problem!.Message}")
            {
                Target = desired.BundleId,
                Remedies = HowToVerify,
            };
        }

        if (candidates.Count > 1)
        {
            throw new GcException(ErrorIds.SubmissionAmbiguous, ErrorKind.Ambiguous, $"{_what}: the response was lost, and more than one deployment of this bundle has started since ({string.Join(", ", candidates)}). It is unknown which of them this run started, so the request is not sent again.")
            {
                Target = desired.BundleId,
                Remedies = [new("Find out who started which of them."), new("Wait for yours; deploy again only if it is not among them.", new WaitForDeployment())],
            };
        }

        if (candidates is [var found])
        {
            await context.WarnAsync($"The response to the submission was lost; it started deployment '{found.Id}'.");
            return found;
        }

        return null;
    }
}
