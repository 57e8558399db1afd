using System.Text;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Webhooks;

namespace GenesysArchitect.Sandbox.Platforms.ArchitectureManager;

/// <summary>A receiver for the webhooks of callers that have none of their own.</summary>
internal static class WebhookCalls
{
    internal static IEnumerable<ApiCall> All()
    {
        yield return new("POST", "/webhooks/{name}", Receive) { Kind = CallKind.Open };
    }

    private static Answer Receive(ApiRequest request)
    {
        var body = request.ReadObject();
        request.World.Webhooks.Receive(new WebhookDelivery(
            request.Route("name"),
            Encoding.UTF8.GetString(JsonText.Write(body)),
            request.Options.TimeProvider.GetUtcNow()));
        return Answer.Empty(StatusCodes.Status202Accepted);
    }
}
