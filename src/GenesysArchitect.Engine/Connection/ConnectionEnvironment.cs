using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Platforms;

namespace GenesysArchitect.Engine.Connection;

/// <summary>Reads connection settings from environment variables.</summary>
public static class ConnectionEnvironment
{
    private static readonly string[] BaseAddresses = ["GENESYS_CLOUD_BASE_URL", "GENESYS_BASE_URI", "GENESYS_BASE_PATH"];
    private static readonly string[] Regions = ["GENESYS_CLOUD_REGION"];
    private static readonly string[] ClientIds = ["GENESYS_CLOUD_CLIENT_ID", "GENESYS_CLIENT_ID"];
    private static readonly string[] ClientSecrets = ["GENESYS_CLOUD_CLIENT_SECRET", "GENESYS_CLIENT_SECRET"];
    private static readonly string[] Platforms = ["GENESYS_CLOUD_PLATFORM"];
    private static readonly string[] TokenStyles = ["GENESYS_CLOUD_TOKEN_STYLE"];

    /// <summary>Reads the settings. A base address takes precedence over a region.</summary>
    /// <param name="variable">Reads a variable; null or empty if it is not set.</param>
    /// <returns>The settings; null for those that are not set.</returns>
    /// <exception cref="GcException">The value of a variable is invalid.</exception>
    public static ConnectionSettings Read(Func<string, string?> variable)
    {
        var address = First(variable, BaseAddresses) is { } text ? ParseAddress(text) : null;
        var region = address is null && First(variable, Regions) is { } name ? Region.Parse(name) : null;
        var id = First(variable, ClientIds);
        var secret = First(variable, ClientSecrets);
        return new ConnectionSettings
        {
            BaseAddress = address,
            Region = region,
            Client = id is not null && secret is not null ? new ClientCredentials(id, new Secret(secret)) : null,
            Platform = First(variable, Platforms) is { } platform ? ParsePlatform(platform) : null,
            TokenStyle = First(variable, TokenStyles) is { } style ? ParseStyle(style) : null,
        };
    }

    /// <summary>Reads the token of an artifact registry, which is not the platform's.</summary>
    /// <param name="variable">Reads a variable; null or empty when it is not set.</param>
    /// <returns>The token; null where the environment names none.</returns>
    /// <exception cref="GcException">It has a line end, or another invisible character.</exception>
    public static Secret? RegistryToken(Func<string, string?> variable)
    {
        if (variable("GENESYS_REGISTRY_TOKEN") is not { Length: > 0 } token)
        {
            return null;
        }

        ConnectionSettings.RequireVisible(token, "token of the artifact registry (GENESYS_REGISTRY_TOKEN)");
        return new Secret(token);
    }

    /// <summary>Parses an address; without a scheme it is https.</summary>
    /// <param name="text">Such as <c>https://api.mypurecloud.de</c>.</param>
    /// <returns>The address.</returns>
    /// <exception cref="GcException">The address is invalid.</exception>
    public static Uri ParseAddress(string text)
    {
        var given = text.Trim();
        var whole = given.Contains("://", StringComparison.Ordinal) ? given : $"https://{given}";
        return Uri.TryCreate(whole, UriKind.Absolute, out var address)
            ? address
            : throw new GcException(ErrorIds.ConnectionInvalid, ErrorKind.InvalidInput, "The base address is not a valid URL.")
            {
                Remedies = [new("Use an absolute URL, such as https://api.mypurecloud.de.")],
            };
    }

    /// <summary>Parses a token style, case-insensitive.</summary>
    /// <param name="text">Basic, Form or Json.</param>
    /// <returns>The style.</returns>
    /// <exception cref="GcException">The style is unknown.</exception>
    public static TokenStyle ParseStyle(string text) =>
        // Not Enum.TryParse, which also accepts numbers and lists.
        Array.Find(Enum.GetNames<TokenStyle>(), name => name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)) is { } known
            ? Enum.Parse<TokenStyle>(known)
            : throw new GcException(ErrorIds.ConnectionInvalid, ErrorKind.InvalidInput, $"'{text}' is not a valid token style.")
            {
                Remedies = [new("Use Basic, Form or Json.")],
            };

    /// <summary>Parses the name of a platform, case-insensitive.</summary>
    /// <param name="text">GenesysCloud or ArchitectureManager.</param>
    /// <returns>The platform.</returns>
    /// <exception cref="GcException">The platform is unknown.</exception>
    public static PlatformKind ParsePlatform(string text) =>
        Array.Find(Enum.GetNames<PlatformKind>(), name => name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)) is { } known
            ? Enum.Parse<PlatformKind>(known)
            : throw new GcException(ErrorIds.ConnectionInvalid, ErrorKind.InvalidInput, $"'{text}' is not a valid platform.")
            {
                Remedies = [new($"Use {string.Join(" or ", Enum.GetNames<PlatformKind>())}.")],
            };

    private static string? First(Func<string, string?> variable, string[] names) =>
        names.Select(variable).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
}
