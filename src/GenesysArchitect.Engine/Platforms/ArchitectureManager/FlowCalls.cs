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
            return await SendAsync(request, id, cancellationToken);
        }
        catch (GcException missing) when (missing.Kind == ErrorKind.NotFound)
        {
            return null;
        }
    }

    public Task<FlowDocument> CreateAsync(FlowId id, JsonElement target, CancellationToken cancellationToken)
    {
        var request = ApiRequest.Post(ApiPath.Of($"/api/v2/architect/flows"), target, FlowJson.Default.JsonElement, RetrySafety.Never, $"Create flow '{id}'", Permissions.WriteFlows, id.Value);

        // A platform may give the flow an id of its own.
        return SendAsync(request, expected: null, cancellationToken);
    }

    public Task<FlowDocument> UpdateAsync(FlowId id, FlowDocument current, JsonElement target, CancellationToken cancellationToken)
    {
        var request = ApiRequest.Patch(ApiPath.Of($"/api/v2/architect/flows/{id.Value}"), current.Patch(target), $"Change flow '{id}'", Permissions.WriteFlows, id.Value);
        return SendAsync(request, id, cancellationToken);
    }

    private async Task<FlowDocument> SendAsync(ApiRequest request, FlowId? expected, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(request, cancellationToken);
        if (answer.FirstInvalidText is { } path)
        {
            // A flow is written back as it was read: a text that cannot be read would be changed without a word.
            throw answer.Malformed(
                request,
                $"the answer has a text that is not valid Unicode ({path}).",
                remedy: $"Correct that text of flow '{request.Target}' in Architect: a character of it is cut in half.");
        }

        return answer.Read(request, body =>
        {
            var flow = AnswerValue.Of(body);
            var id = flow.Member(FlowDocument.IdProperty);
            id.RequiredId();
            if (expected is { } flowId)
            {
                id.RequireId(flowId.Value);
            }

            return FlowDocument.Of(flow.Json);
        });
    }
}
