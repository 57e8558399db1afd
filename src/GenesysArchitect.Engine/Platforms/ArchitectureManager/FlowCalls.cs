using System.Text.Json;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Platforms.ArchitectureManager;

/// <summary>The flow calls of the Architecture Manager API.</summary>
internal sealed class FlowCalls(ApiClient client) : IFlowApi
{
    public async Task<FlowDocument?> FindAsync(FlowId id, CancellationToken cancellationToken)
    {
        var request = ApiRequest.Get(ApiPath.Of($"/api/v2/architect/flows/{id.Value}"), $"Read flow '{id}'", Permissions.ReadFlows, id.Value);
        try
        {
            return await SendAsync(request, cancellationToken);
        }
        catch (GcException missing) when (missing.Kind == ErrorKind.NotFound)
        {
            return null;
        }
    }

    public Task<FlowDocument> CreateAsync(FlowId id, JsonElement target, CancellationToken cancellationToken)
    {
        var request = ApiRequest.Post(ApiPath.Of($"/api/v2/architect/flows"), target, FlowJson.Default.JsonElement, RetrySafety.Never, $"Create flow '{id}'", Permissions.WriteFlows, id.Value);
        return SendAsync(request, cancellationToken);
    }

    public Task<FlowDocument> UpdateAsync(FlowId id, FlowDocument current, JsonElement target, CancellationToken cancellationToken)
    {
        var request = ApiRequest.Patch(ApiPath.Of($"/api/v2/architect/flows/{id.Value}"), current.Patch(target), $"Change flow '{id}'", Permissions.WriteFlows, id.Value);
        return SendAsync(request, cancellationToken);
    }

    private async Task<FlowDocument> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(request, cancellationToken);
        var document = answer.Read(request, FlowJson.Default.JsonElement);
        return document.ValueKind == JsonValueKind.Object && document.TryGetProperty(FlowDocument.IdProperty, out _)
            ? FlowDocument.Of(document)
            : throw new ResponseLostException(ErrorIds.AnswerMalformed, ErrorKind.Protocol, DeliveryStatus.Accepted, $"{request.Operation}: the response is not a flow.")
            {
                Target = request.Target,
                Status = (int)answer.Status,
                CorrelationId = answer.CorrelationId,
                Remedies = [new("Check that the base address is that of the Genesys Cloud API. If it is, give the correlation id to the platform's support.")],
            };
    }
}
