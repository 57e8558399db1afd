using System.Text.Json;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Webhooks;

/// <summary>Interprets the requests of a webhook receiver.</summary>
internal static class ReceiverExtensions
{
    public static string DeliveryId(this RawRequest request) => request.Headers["X-GenesysArchitect-Delivery"];

    public static string FlowId(this RawRequest request) => JsonSerializer.Deserialize<JsonElement>(request.Body).GetProperty("flowId").GetString()!;

    /// <summary>The flows that were notified, without duplicate deliveries, in order of their first delivery.</summary>
    public static IReadOnlyList<string> Flows(this IEnumerable<RawRequest> requests) => [.. requests.DistinctBy(DeliveryId).Select(FlowId)];
}
