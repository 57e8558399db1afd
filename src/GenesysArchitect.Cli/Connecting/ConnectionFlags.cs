using System.CommandLine;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Connecting;

/// <summary>The connection: what the environment names, with what the line says over it. A secret is not on the line.</summary>
internal sealed class ConnectionFlags
{
    /// <summary>The title of its section in a help page.</summary>
    public const string Title = "Connection (over what the environment names, see gcarch --help)";

    private const string SecretVariable = "GENESYS_CLOUD_CLIENT_SECRET";

    public Option<string?> BaseUrl { get; } = new("--base-url") { HelpName = "URL", Description = "The API's address, for a sandbox or a private gateway." };

    public Option<string?> Region { get; } = new("--region") { HelpName = "R", Description = "The region, such as eu-central-1 or mypurecloud.de." };

    public Option<string?> Platform { get; } = new("--platform") { HelpName = "P", Description = "genesyscloud (a region's) or architecturemanager." };

    public Option<string?> TokenStyle { get; } = new("--token-style") { HelpName = "basic|form|json", Description = "How a token is asked for (region: basic, address: form)." };

    public Option<bool> SecretFromInput { get; } = new("--secret-stdin") { Description = "Read the client secret from the first line of stdin." };

    public Option<bool> AllowInsecure { get; } = new("--allow-insecure") { Description = "Accept plain http to another machine." };

    public Option[] All => [BaseUrl, Region, Platform, TokenStyle, SecretFromInput, AllowInsecure];

    /// <summary>Opens the connection. Nothing is sent.</summary>
    /// <exception cref="GcException">Something is missing, wrong or not safe.</exception>
    public async Task<GcOrgConnection> OpenAsync(ParseResult line, ProgramContext context, CancellationToken stop)
    {
        var given = new Dictionary<string, string?>();
        if (line.GetValue(Region) is { } region)
        {
            given["GENESYS_CLOUD_REGION"] = region;
        }

        if (line.GetValue(BaseUrl) is { } address)
        {
            given["GENESYS_CLOUD_BASE_URL"] = address;
        }
        else if (given.Count > 0)
        {
            // An address goes before a region, and the region on the line goes before both.
            (given["GENESYS_CLOUD_BASE_URL"], given["GENESYS_BASE_URI"], given["GENESYS_BASE_PATH"]) = (null, null, null);
        }

        if (line.GetValue(Platform) is { } platform)
        {
            given["GENESYS_CLOUD_PLATFORM"] = platform;
        }

        if (line.GetValue(TokenStyle) is { } style)
        {
            given["GENESYS_CLOUD_TOKEN_STYLE"] = style;
        }

        if (line.GetValue(SecretFromInput))
        {
            given[SecretVariable] = await ReadSecretAsync(context, stop);
        }

        var settings = ConnectionEnvironment.Read(name => given.TryGetValue(name, out var value) ? value : context.Variable(name));
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
            throw Invalid("--secret-stdin reads a pipe, and standard input is the terminal, which would show the secret.", $"Pipe it in, or set {SecretVariable}.");
        }

        // A file that Windows PowerShell has written begins with a byte order mark.
        return (await context.ReadLineAsync(stop))?.TrimStart('\uFEFF') is { Length: > 0 } secret
            ? secret
            : throw Invalid("--secret-stdin found no secret in the first line of standard input.", "Write the secret, and nothing else, into the pipe.");
    }

    private static GcException Invalid(string message, string remedy) =>
        new(ErrorIds.ConnectionInvalid, ErrorKind.InvalidInput, message) { Remedies = [new(remedy)] };
}
