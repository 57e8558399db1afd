using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Journaling;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>
/// Finds the bundle of a deployment that is named by its id alone. The calls of the bundle level need it, and the
/// message that tells somebody to come back later is often all that is left of a run.
/// </summary>
/// <param name="api">The organization's deployments.</param>
/// <param name="organization">The organization's key in journals.</param>
internal sealed class DeploymentLocator(IBundleApi api, string organization)
{
    /// <summary>Looks in the journals of this machine, then in its audit log, then in the organization's list.</summary>
    /// <param name="deploymentId">The deployment.</param>
    /// <param name="runs">Where runs are recorded; null for nowhere.</param>
    /// <param name="auditPath">The audit log; null for none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The deployment with its bundle.</returns>
    /// <exception cref="GcException">None of them knows it, or the platform could not be asked.</exception>
    public async Task<DeploymentKey> FindAsync(string deploymentId, RunFolder? runs, string? auditPath, CancellationToken cancellationToken) =>
        await InJournalsAsync(deploymentId, runs, cancellationToken)
        ?? await InAuditLogAsync(deploymentId, auditPath, cancellationToken)
        ?? await InListAsync(deploymentId, cancellationToken)
        ?? throw new GcException(ErrorIds.IdInvalid, ErrorKind.InvalidInput, $"The bundle of deployment '{deploymentId}' is unknown: neither the journals, nor the audit log, nor the organization's list of deployments has it.")
        {
            Target = deploymentId,
            Remedies = [new("Check the id, and name the bundle.", new UseOption(EngineOption.BundleId))],
        };

    private async Task<DeploymentKey?> InJournalsAsync(string deploymentId, RunFolder? runs, CancellationToken cancellationToken)
    {
        if (runs is null)
        {
            return null;
        }

        var unsettled = await runs.UnsettledAsync(organization, secrets: null, cancellationToken);
        var work = (await runs.WorkAsync(organization, unsettled, cancellationToken)).Find(deploymentId);
        return work?.Address is { Kind: BundleDeployment.KindName, Name: var name } ? Key(deploymentId, name) : null;
    }

    private static async Task<DeploymentKey?> InAuditLogAsync(string deploymentId, string? auditPath, CancellationToken cancellationToken)
    {
        if (auditPath is null || !File.Exists(auditPath))
        {
            return null;
        }

        // What cannot be read of the log is no reason to give up: the list comes next.
        await foreach (var entry in AuditReader.ReadAsync(auditPath, new AuditFilter(), static _ => { }, cancellationToken))
        {
            if (entry.Facts?.GetValueOrDefault(BundleCheckpoints.DeploymentId) == deploymentId && entry.ResourceName is { } name)
            {
                return Key(deploymentId, name);
            }
        }

        return null;
    }

    private async Task<DeploymentKey?> InListAsync(string deploymentId, CancellationToken cancellationToken)
    {
        await foreach (var page in DeploymentSurveyor.PagesAsync(api, status: null, 0, cancellationToken))
        {
            if (page.FirstOrDefault(state => state.Id == deploymentId) is { BundleId: { } bundle })
            {
                return new DeploymentKey(deploymentId, bundle);
            }
        }

        return null;
    }

    private static DeploymentKey? Key(string deploymentId, string address) =>
        address.LastIndexOf('@') is > 0 and var end ? new DeploymentKey(deploymentId, address[..end]) : null;
}
