using System.Collections.Concurrent;
using System.Text.Json;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Platforms.ArchitectureManager;

/// <summary>The bundle calls of the Architecture Manager API.</summary>
internal sealed class BundleCalls(ApiClient client) : IBundleApi
{
    private static readonly JsonElement EmptyObject = JsonSerializer.Deserialize<JsonElement>("{}");

    private readonly BundleAnswers _answers = new(client.Clean);
    private readonly ConcurrentDictionary<string, bool> _reported = new();

    public async Task<string> GetSchemaVersionAsync(CancellationToken cancellationToken)
    {
        var request = ApiRequest.Get(ApiPath.Of($"/api/v2/architect/bundles/schema"), "Read the organization's bundle schema", Permissions.ReadBundles);
        return client.Clean(await client.SendAsync(request, static body => AnswerValue.Of(body).Member("version").RequiredText(), cancellationToken));
    }

    public async Task<BundleValidation> ValidateAsync(BundleDeployment desired, CancellationToken cancellationToken)
    {
        var capacity = new CapacityConstraintsDocument(desired.MaxFlowCount, desired.MaxQueueCount);
        var request = ApiRequest.Post(
            ApiPath.Of($"/api/v2/architect/bundles/{desired.BundleId}/validate"),
            new ValidateDocument(EnvironmentOf(desired), desired.BundleId, desired.OverrideValidation, desired.DependencyMatrix, capacity),
            BundleJson.Default.ValidateDocument,
            RetrySafety.Always, // A read-only POST.
            $"Validate bundle '{desired.BundleId}' for {desired.Target}",
            Permissions.ReadBundles,
            desired.BundleId);
        return await client.SendAsync(request, body => _answers.Validation(AnswerValue.Of(body)), cancellationToken);
    }

    public async Task<IReadOnlyList<DeploymentState>> ListAsync(DeploymentStatus? status, int offset, int size, CancellationToken cancellationToken)
    {
        var path = status is { Value: var word }
            ? ApiPath.Of($"/api/v2/architect/bundles/deployments?status={word}&size={size}&offset={offset}")
            : ApiPath.Of($"/api/v2/architect/bundles/deployments?size={size}&offset={offset}");
        var request = ApiRequest.Get(path, "List the organization's bundle deployments", Permissions.ReadDeployments);
        var answer = await client.SendAsync(request, cancellationToken);
        return answer.Read(request, body => _answers.List(AnswerValue.Of(body), entry => Report(answer, request, entry)));
    }

    public async Task<DeploymentState> SubmitAsync(BundleDeployment desired, CancellationToken cancellationToken)
    {
        var operation = $"Deploy bundle '{desired.BundleId}' to {desired.Target}";
        var request = desired.Api == BundleApi.Organization
            ? ApiRequest.Post(
                ApiPath.Of($"/api/v2/architect/bundles/deploy"),
                new OrganizationDeployDocument(desired.BundleId, [EnvironmentOf(desired)], desired.Overwrite, desired.ConflictResolution, desired.ValidateOnly, desired.WebhookUri?.AbsoluteUri),
                BundleJson.Default.OrganizationDeployDocument,
                RetrySafety.Never,
                operation,
                Permissions.WriteDeployments,
                desired.BundleId)
            : ApiRequest.Post(
                ApiPath.Of($"/api/v2/architect/bundles/{desired.BundleId}/deploy"),
                new BundleDeployDocument(EnvironmentOf(desired), desired.OverrideValidation, desired.RollbackOnFailure, desired.DependencyMatrix, desired.CurrentConfig ?? EmptyObject, desired.TargetConfig ?? EmptyObject),
                BundleJson.Default.BundleDeployDocument,
                RetrySafety.Never,
                operation,
                Permissions.WriteDeployments,
                desired.BundleId);
        return await SendAsync(request, desired.BundleId, deploymentId: null, cancellationToken);
    }

    public Task<DeploymentState> GetAsync(DeploymentKey deployment, CancellationToken cancellationToken)
    {
        var path = deployment is { Api: BundleApi.Bundle, BundleId: { } bundle }
            ? ApiPath.Of($"/api/v2/architect/bundles/{bundle}/deployments/{deployment.DeploymentId}")
            : ApiPath.Of($"/api/v2/architect/bundles/deployments/{deployment.DeploymentId}");
        return SendAsync(ApiRequest.Get(path, $"Read deployment '{deployment.DeploymentId}'", Permissions.ReadDeployments, deployment.DeploymentId), deployment.BundleId, deployment.DeploymentId, cancellationToken);
    }

    public async Task CancelAsync(DeploymentKey deployment, CancellationToken cancellationToken)
    {
        var request = ApiRequest.Delete(
            ApiPath.Of($"/api/v2/architect/bundles/deployments/{deployment.DeploymentId}"),
            $"Cancel deployment '{deployment.DeploymentId}'",
            Permissions.WriteDeployments,
            deployment.DeploymentId);
        try
        {
            await client.SendAsync(request, cancellationToken);
        }
        catch (GcException refused) when (refused.Kind == ErrorKind.Conflict)
        {
            // The response to the first request may have been lost: then it succeeded, and the second is rejected.
            if ((await GetAsync(deployment, cancellationToken)).Status != DeploymentStatus.Cancelled)
            {
                throw;
            }
        }
    }

    public Task<DeploymentState> RollBackAsync(DeploymentKey deployment, string reason, CancellationToken cancellationToken)
    {
        if (deployment.BundleId is not { } bundle)
        {
            throw new GcException(ErrorIds.IdInvalid, ErrorKind.InvalidInput, $"Roll back deployment '{deployment.DeploymentId}': its bundle is unknown.")
            {
                Target = deployment.DeploymentId,
                Remedies = [new("Specify the bundle as well.", new UseOption(EngineOption.BundleId))],
            };
        }

        var request = ApiRequest.Post(
            ApiPath.Of($"/api/v2/architect/bundles/{bundle}/deployments/{deployment.DeploymentId}/rollback"),
            new RollbackDocument(reason),
            BundleJson.Default.RollbackDocument,
            RetrySafety.Never,
            $"Roll back deployment '{deployment.DeploymentId}' of bundle '{bundle}'",
            Permissions.WriteDeployments,
            deployment.DeploymentId);
        return SendAsync(request, bundle, deploymentId: null, cancellationToken);
    }

    // The capabilities of the platform were checked before: nothing comes here without an environment.
    private static string EnvironmentOf(BundleDeployment desired) =>
        desired.Target.EnvironmentId ?? throw new InvalidOperationException($"Bundle '{desired.BundleId}' has no environment.");

    /// <summary>Sends a call whose response is a deployment.</summary>
    /// <param name="request">The call.</param>
    /// <param name="bundleId">The expected bundle, if the response has one; null for any.</param>
    /// <param name="deploymentId">The expected deployment; null for a new one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    private async Task<DeploymentState> SendAsync(ApiRequest request, string? bundleId, string? deploymentId, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(request, cancellationToken);
        return answer.Read(request, body => _answers.Deployment(AnswerValue.Of(body), bundleId, deploymentId, answer.CorrelationId));
    }

    // A list is read again and again: what is wrong with an entry of it is said once.
    private ResponseLostException Report(ApiResponse answer, ApiRequest request, AnswerShapeException entry)
    {
        if (_reported.TryAdd(entry.Message, true))
        {
            client.Log.EntryIgnored(request.Operation, entry.Message);
        }

        return answer.Malformed(request, entry.Message, entry);
    }
}
