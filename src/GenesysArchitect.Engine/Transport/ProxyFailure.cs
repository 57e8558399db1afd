using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Transport;

/// <summary>A proxy that lets nothing through: the call never reached the platform.</summary>
internal static class ProxyFailure
{
    /// <summary>What to do about a proxy that requires credentials.</summary>
    public const string HowToGiveCredentials =
        "Give the proxy's credentials in its address (HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT, with special characters percent-encoded), or exclude the host from it (NO_PROXY).";

    /// <summary>The error of a call that the proxy did not let through.</summary>
    /// <param name="request">The call.</param>
    /// <param name="address">Where it was to go.</param>
    /// <param name="refused">What the handler says of it.</param>
    public static ResponseLostException Of(ApiRequest request, Uri address, HttpRequestException refused)
    {
        var host = address.GetLeftPart(UriPartial.Authority);
        var status = StatusOf(refused);
        var what = status == 407 ? "requires credentials, or does not accept those that were given (407)" : $"does not connect to it ({status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no status"})";
        return new ResponseLostException(ErrorIds.Unreachable, ErrorKind.Unavailable, DeliveryStatus.NotSent, $"{request.Operation}: {host} cannot be reached: the proxy {NameOf(address)} {what}. Nothing was sent to the platform.")
        {
            Target = request.Target,
            Status = status,
            IsFinal = status is >= 400 and < 500,
            Remedies = [new(status == 407 ? HowToGiveCredentials : "Check with whoever runs the proxy that it lets connections to this host through, or exclude the host from it (NO_PROXY).")],
        };
    }

    // The handler has it in its text alone, as in "… failed with status code '407'."
    private static int? StatusOf(HttpRequestException refused)
    {
        var parts = refused.Message.Split('\'');
        return parts.Length >= 3 && int.TryParse(parts[^2], System.Globalization.CultureInfo.InvariantCulture, out var status) ? status : null;
    }

    // Without the user part, which may hold a password.
    private static string NameOf(Uri address) =>
        HttpClient.DefaultProxy.GetProxy(address)?.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) ?? "in between";
}
