using System.Globalization;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Platforms;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Connection;

/// <summary>The settings of a connection to an organization. A missing setting has a default, or is an error.</summary>
public sealed record ConnectionSettings
{
    /// <summary>The name of the connection; the host of its address by default.</summary>
    public string? Name { get; init; }

    /// <summary>The region. Either this or <see cref="BaseAddress"/>.</summary>
    public Region? Region { get; init; }

    /// <summary>The address of the API, for a sandbox or a private gateway.</summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>
    /// The platform; by default <see cref="PlatformKind.GenesysCloud"/> for a region or an address in a
    /// domain of Genesys Cloud, and <see cref="PlatformKind.ArchitectureManager"/> for any other address.
    /// </summary>
    public PlatformKind? Platform { get; init; }

    /// <summary>Where tokens are issued; the region's login host, or the base address, by default.</summary>
    public Uri? LoginAddress { get; init; }

    /// <summary>The OAuth client. Either this or <see cref="AccessToken"/>.</summary>
    public ClientCredentials? Client { get; init; }

    /// <summary>A token that was obtained elsewhere. It cannot be renewed.</summary>
    public Secret? AccessToken { get; init; }

    /// <summary>How a token is requested; Basic for a region and Form for a base address by default.</summary>
    public TokenStyle? TokenStyle { get; init; }

    /// <summary>Whether plain HTTP is accepted for a host that is not this machine.</summary>
    public bool AllowInsecure { get; init; }

    /// <summary>The supported kinds of resources.</summary>
    public ResourceDefinitions Definitions { get; init; } = ResourceDefinitions.Default;

    internal TransportOptions Transport { get; init; } = new();

    internal Uri ApiAddress => BaseAddress ?? Region?.ApiAddress ?? throw Missing("a region or a base address", "GENESYS_CLOUD_REGION or GENESYS_CLOUD_BASE_URL");

    /// <summary>Only the Basic style uses a region's login host; the other styles use the API host.</summary>
    internal Uri TokenAddress => LoginAddress ?? (BaseAddress is null && EffectiveTokenStyle == Connection.TokenStyle.Basic ? Region!.LoginAddress : ApiAddress);

    internal PlatformKind EffectivePlatform => Platform ?? (BaseAddress is null || Region.IsKnownHost(BaseAddress.Host) ? PlatformKind.GenesysCloud : PlatformKind.ArchitectureManager);

    internal TokenStyle EffectiveTokenStyle => TokenStyle ?? (BaseAddress is null ? Connection.TokenStyle.Basic : Connection.TokenStyle.Form);

    internal static GcException Missing(string what, string variables) =>
        new(ErrorIds.ConnectionMissing, ErrorKind.InvalidInput, $"The connection is not configured: {what} is missing.")
        {
            Remedies = [new($"Set {variables} in the environment."), new("Alternatively, connect explicitly.", new Connect())],
        };

    internal void Validate()
    {
        RequireSafe(ApiAddress);
        RequireSafe(TokenAddress);
        if (Region is not null && BaseAddress is not null)
        {
            throw Invalid("Both a region and a base address are specified.", "Specify only one of them.");
        }

        if (Client is null && AccessToken is null)
        {
            throw Missing("a client id and secret, or an access token,", "GENESYS_CLOUD_CLIENT_ID and GENESYS_CLOUD_CLIENT_SECRET");
        }

        RequireVisible(Client?.ClientId, "client id");
        RequireVisible(Client?.ClientSecret.Reveal(), "client secret");
        RequireVisible(AccessToken?.Reveal(), "access token");
    }

    /// <summary>Refuses what holds a line end or another character that nobody sees: it would be sent, and the credentials be refused.</summary>
    /// <exception cref="GcException">It holds one.</exception>
    internal static void RequireVisible(string? value, string what)
    {
        // RFC 6749, appendix A: ids, secrets and tokens are of printable characters.
        if (value?.Any(letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) == true)
        {
            throw Invalid(
                $"The {what} has {(value.TrimEnd('\r', '\n').Length < value.Length ? "a line end behind it" : "an invisible character in it, such as a line end or a byte order mark")}.",
                "Remove it. A file that an editor or echo has written ends with a line end, and may begin with a byte order mark.");
        }
    }

    private void RequireSafe(Uri address)
    {
        // A rejected address may contain a password, so only its host is shown.
        if (address.IsAbsoluteUri && (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0))
        {
            throw Invalid($"The address of {address.Host} contains more than a host and a path.", "Provide credentials separately, and remove the query and the fragment.");
        }

        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            throw Invalid("An address of the connection is not an absolute URL.", "Use an absolute URL, such as https://api.mypurecloud.de.");
        }

        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback && !AllowInsecure)
        {
            throw new GcException(ErrorIds.ConnectionInsecure, ErrorKind.InvalidInput, $"{address.GetLeftPart(UriPartial.Authority)} uses plain HTTP: the secret and the token could be read in transit.")
            {
                Target = address.Host,
                Remedies = [new("Use HTTPS."), new("If the network path is secured by other means, allow plain HTTP.", new UseOption(EngineOption.AllowInsecure))],
            };
        }
    }

    private static GcException Invalid(string message, string remedy) =>
        new(ErrorIds.ConnectionInvalid, ErrorKind.InvalidInput, message) { Remedies = [new(remedy)] };
}
