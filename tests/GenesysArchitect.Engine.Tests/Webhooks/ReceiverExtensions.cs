using System.Text.Json;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Webhooks;

/// <summary>What a receiver of webhooks makes of what it was sent.</summary>
internal static class ReceiverExtensions
{
    public static string DeliveryId(this RawRequest request) => request.Headers["X-GenesysArchitect-Delivery"];

    public static string FlowId(this RawRequest request) => JsonSerializer.Deserialize<JsonElement>(request.Body).GetProperty("flowId").GetString()!;

    /// <summary>The flows it was reported of, each delivery once, in the order they came first.</summary>
    public static IReadOnlyList<string> Flows(this IEnumerable<RawRequest> requests) => [.. requests.DistinctBy(DeliveryId).Select(FlowId)];
}
