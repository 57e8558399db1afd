using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Tokens;
using GenesysArchitect.Sandbox.World;
using GenesysArchitect.Sandbox.World.Access;

namespace GenesysArchitect.Sandbox.Wire;

/// <summary>A request whose body has been read, and the world it is about.</summary>
internal sealed class ApiRequest(HttpRequest http, byte[] body, Organization world, SandboxOptions options)
{
    /// <summary>The token of the call; null when it has none or an unknown one.</summary>
    internal IssuedToken? Token { get; init; }

    /// <summary>The OAuth client that calls.</summary>
    internal OAuthClient Client => World.ContactCenter.Access.Client(Token?.ClientId ?? string.Empty);

    internal string Method => http.Method;

    internal IQueryCollection Queries => http.Query;

    internal byte[] Body { get; } = body;

    internal string Text => Encoding.UTF8.GetString(Body);

    internal Organization World { get; } = world;

    internal SandboxOptions Options { get; } = options;

    internal string Path => http.Path.Value ?? "/";

    internal string QueryText => http.QueryString.Value ?? string.Empty;

    internal string Origin => $"{http.Scheme}://{http.Host}";

    internal IHeaderDictionary Headers => http.Headers;

    internal string Route(string name) => (string?)http.RouteValues[name] ?? string.Empty;

    internal string? Query(string name)
    {
        var value = http.Query[name].ToString();
        return value.Length == 0 ? null : value;
    }

    internal int Query(string name, int byDefault, int from, int to)
    {
        if (Query(name) is not { } text)
        {
            return byDefault;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to
            ? number
            : throw RefusalException.BadRequest($"The query parameter {name} is a whole number from {from} to {to}, not '{text}'.");
    }

    internal JsonObject ReadObject()
    {
        try
        {
            return JsonText.Parse(Body) as JsonObject
                ?? throw RefusalException.BadRequest("The request body must be a JSON object.");
        }
        catch (JsonException exception)
        {
            throw RefusalException.BadRequest($"The request body is not JSON: {exception.Message}");
        }
    }

    internal T Read<T>()
    {
        try
        {
            return JsonText.Read<T>(Body);
        }
        catch (JsonException exception)
        {
            throw RefusalException.BadRequest($"The request body does not fit: {exception.Message}");
        }
    }
}
