using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GenesysArchitect.Engine.Connection;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>Signs deliveries: HMAC-SHA256 over time, id and body, so that none of the three can be changed or reused.</summary>
internal static class WebhookSignature
{
    public static string Of(Secret secret, DateTimeOffset sent, string deliveryId, string body)
    {
        var signed = $"{sent.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}.{deliveryId}.{body}";
        return $"sha256={Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Reveal()), Encoding.UTF8.GetBytes(signed))).ToLowerInvariant()}";
    }
}
