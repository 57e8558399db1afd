using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Resources;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>
/// A webhook receiver. Its address may be a secret, as with Teams and Slack, so only
/// the host is displayed.
/// </summary>
public sealed record WebhookEndpoint
{
    private const int KeyLength = 16;

    private WebhookEndpoint(Uri address, WebhookFormat format, IReadOnlyList<string> events)
    {
        Address = address;
        Format = format;
        Events = events;
        Key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{address.AbsoluteUri}\n{format}")))[..KeyLength].ToLowerInvariant();
    }

    /// <summary>The format.</summary>
    public WebhookFormat Format { get; }

    /// <summary>The events to send; wildcards are supported.</summary>
    public IReadOnlyList<string> Events { get; }

    /// <summary>Identifies the endpoint without revealing its address.</summary>
    public string Key { get; }

    /// <summary>Its host, and the port if it is not the default.</summary>
    public string Host => HostOf(Address);

    internal Uri Address { get; }

    /// <summary>Parses an endpoint.</summary>
    /// <param name="address">An https address, or one on this machine, without credentials.</param>
    /// <param name="format">The format.</param>
    /// <param name="events">The events to send, with * and ?; none for all.</param>
    /// <returns>The endpoint.</returns>
    /// <exception cref="GcException">The address is invalid or insecure, or a pattern matches no event.</exception>
    public static WebhookEndpoint Parse(string address, WebhookFormat format = WebhookFormat.Json, IReadOnlyList<string>? events = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var whole)
            || (whole.Scheme != Uri.UriSchemeHttps && !(whole.Scheme == Uri.UriSchemeHttp && whole.IsLoopback))
            || whole.UserInfo.Length > 0)
        {
            // The address is not repeated in the message, since it may be a secret.
            throw new GcException(ErrorIds.WebhookInvalid, ErrorKind.InvalidInput, $"The address of a webhook{(whole is { IsAbsoluteUri: true, Host.Length: > 0 } ? $" at {whole.Host}" : string.Empty)} is not an absolute HTTPS URL without credentials.")
            {
                Remedies = [new("Use a URL such as https://hooks.example.com/genesys; plain HTTP is allowed only for this machine. Set the signing secret in GENESYS_WEBHOOK_SECRET.")],
            };
        }

        if (!Enum.IsDefined(format))
        {
            throw new GcException(ErrorIds.WebhookInvalid, ErrorKind.InvalidInput, "The format of a webhook must be Json, Teams or Slack.") { Remedies = [new("Use one of them.")] };
        }

        var patterns = events is { Count: > 0 } ? events : ["*"];
        if (patterns.FirstOrDefault(pattern => !ResourceDefinitions.Default.NotificationEvents.Any(name => IsLike(pattern, name))) is { } unknown)
        {
            throw new GcException(ErrorIds.WebhookInvalid, ErrorKind.InvalidInput, $"Unknown event '{unknown}'.")
            {
                Target = unknown,
                Remedies = [new($"Use one of {string.Join(", ", ResourceDefinitions.Default.NotificationEvents)}, or the wildcards * and ?.")],
            };
        }

        return new WebhookEndpoint(WithoutFragment(whole), format, patterns);
    }

    /// <summary>The host and the format; never the address.</summary>
    public override string ToString() => $"{Host} ({Format})";

    internal static string HostOf(Uri address) => address.IsDefaultPort ? address.Host : $"{address.Host}:{address.Port}";

    internal bool Wants(string name) => Events.Any(pattern => IsLike(pattern, name));

    private static bool IsLike(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true);

    private static Uri WithoutFragment(Uri address) => address.Fragment.Length == 0 ? address : new UriBuilder(address) { Fragment = string.Empty }.Uri;
}
