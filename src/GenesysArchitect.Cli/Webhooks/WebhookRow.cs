using System.Globalization;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Engine.Webhooks;

namespace GenesysArchitect.Cli.Webhooks;

/// <summary>The list of deliveries that <c>gcarch webhook</c> writes.</summary>
internal static class WebhookRow
{
    public static ObjectList<GcPendingWebhook> List(ProgramContext context, bool isJson) => new(
        context,
        isJson,
        Write,
        ("Delivery", delivery => delivery.DeliveryId),
        ("Event", delivery => delivery.Event),
        ("Host", delivery => delivery.HostName),
        ("Status", delivery => delivery.Status.ToString()),
        ("Attempts", delivery => delivery.Attempts.ToString(CultureInfo.InvariantCulture)),
        ("Last error", delivery => delivery.LastError));

    private static void Write(System.Text.Json.Utf8JsonWriter json, GcPendingWebhook delivery)
    {
        json.WriteString("deliveryId", delivery.DeliveryId);
        json.WriteString("event", delivery.Event);
        json.WriteString("hostName", delivery.HostName);
        json.WriteString("endpoint", delivery.Endpoint);
        json.WriteString("format", delivery.Format);
        json.WriteString("status", delivery.Status.ToString());
        json.WriteString("created", delivery.Created);
        json.WriteNumber("attempts", delivery.Attempts);
        json.WriteTimeOrNull("lastAttempt", delivery.LastAttempt);
        json.WriteString("lastError", delivery.LastError);
        json.WriteTimeOrNull("notBefore", delivery.NotBefore);
    }
}
