using System.CommandLine;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Connecting;

/// <summary>The connection options, which override the environment variables. There is no option for the secret.</summary>
internal sealed class ConnectionFlags
{
    /// <summary>The title of the help section.</summary>
    public const string Title = "Connection (overrides the environment variables, see gcarch --help)";

    private const string SecretVariable = "GENESYS_CLOUD_CLIENT_SECRET";

    public Option<string?> BaseUrl { get; } = new("--base-url") { HelpName = "URL", Description = "The API's address, for a sandbox or a private gateway." };

    public Option<string?> Region { get; } = new("--region") { HelpName = "R", Description = "The region, such as eu-central-1 or mypurecloud.de." };

    public Option<string?> Platform { get; } = new("--platform") { HelpName = "P", Description = "The platform: genesyscloud or architecturemanager." };

    public Option<string?> TokenStyle { get; } = new("--token-style") { HelpName = "basic|form|json", Description = "How tokens are requested (region: basic, base URL: form)." };

    public Option<bool> SecretFromInput { get; } = new("--secret-stdin") { Description = "Read the client secret from the first line of stdin." };

    public Option<bool> AllowInsecure { get; } = new("--allow-insecure") { Description = "Allow http to another machine." };

    public Option[] All => [BaseUrl, Region, Platform, TokenStyle, SecretFromInput, AllowInsecure];

    /// <summary>Opens the connection. No request is sent.</summary>
    /// <exception cref="GcException">A setting is missing, invalid or insecure.</exception>
    public async Task<GcOrgConnection> OpenAsync(ParseResult line, ProgramContext context, CancellationToken stop)
    {
        var overrides = new Dictionary<string, string?>();
        if (line.GetValue(Region) is { } region)
        {
            overrides["GENESYS_CLOUD_REGION"] = region;
        }

        if (line.GetValue(BaseUrl) is { } address)
        {
            overrides["GENESYS_CLOUD_BASE_URL"] = address;
        }
        else if (overrides.Count > 0)
        {
            // A base URL takes precedence over a region, but --region takes precedence over both variables.
            (overrides["GENESYS_CLOUD_BASE_URL"], overrides["GENESYS_BASE_URI"], overrides["GENESYS_BASE_PATH"]) = (null, null, null);
        }

        if (line.GetValue(Platform) is { } platform)
        {
            overrides["GENESYS_CLOUD_PLATFORM"] = platform;
        }

        if (line.GetValue(TokenStyle) is { } style)
        {
            overrides["GENESYS_CLOUD_TOKEN_STYLE"] = style;
        }

        if (line.GetValue(SecretFromInput))
        {
            overrides[SecretVariable] = await ReadSecretAsync(context, stop);
        }

        var settings = ConnectionEnvironment.Read(name => overrides.TryGetValue(name, out var value) ? value : context.Variable(name));
        return GcOrgConnection.Open(settings with
        {
            Region = line.GetValue(Region) is { } named ? Engine.Connection.Region.Parse(named) : settings.Region,
            AllowInsecure = line.GetValue(AllowInsecure),
            Definitions = context.Definitions,
        });
    }

    private static async Task<string> ReadSecretAsync(ProgramContext context, CancellationToken stop)
    {
        if (context.InputIsTerminal)
        {
            throw Invalid("--secret-stdin requires a pipe, but standard input is a terminal, which would show the secret.", $"Pipe the secret in, or set {SecretVariable}.");
        }

        // A file that Windows PowerShell has written begins with a byte order mark.
        return (await context.ReadLineAsync(stop))?.TrimStart('\uFEFF') is { Length: > 0 } secret
            ? secret
            : throw Invalid("--secret-stdin found no secret in the first line of standard input.", "Write only the secret into the pipe.");
    }

    private static GcException Invalid(string message, string remedy) =>
        new(ErrorIds.ConnectionInvalid, ErrorKind.InvalidInput, message) { Remedies = [new(remedy)] };
}
