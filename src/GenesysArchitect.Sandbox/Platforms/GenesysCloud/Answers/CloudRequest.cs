using System.Globalization;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World;
using GenesysArchitect.Sandbox.World.Access;
using GenesysArchitect.Sandbox.World.Checks;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;

/// <summary>How this platform reads the parameters and the body of a request.</summary>
internal static class CloudRequest
{
    internal static ContactCenter Center(this ApiRequest request) => request.World.ContactCenter;

    internal static Actor Actor(this ApiRequest request) => request.Client.Actor;

    /// <summary>A list parameter: official clients repeat it or join the values with commas.</summary>
    internal static IReadOnlyList<string> QueryList(this ApiRequest request, string name) =>
        [.. request.Queries[name].SelectMany(value => (value ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    internal static bool? QueryFlag(this ApiRequest request, string name) => request.Query(name)?.ToLowerInvariant() switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var other => throw InvalidParameter(name, other),
    };

    internal static DateTimeOffset? QueryMoment(this ApiRequest request, string name) => request.Query(name) switch
    {
        null => null,
        { } text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) => moment,
        { } other => throw new RefusalException(StatusCodes.Status400BadRequest, "invalid.date", $"The query parameter {name} is not a date: '{other}'."),
    };

    internal static string RequiredQuery(this ApiRequest request, string name) => request.Query(name) ?? throw new RefusalException(
        StatusCodes.Status400BadRequest, "architect.query.parameter.missing", $"Query parameter '{name}' is missing or empty")
    {
        Parameters = new Dictionary<string, string> { ["parameterName"] = name },
    };

    internal static RefusalException InvalidParameter(string name, string value) =>
        new(StatusCodes.Status400BadRequest, "invalid.query.param.value", $"The value '{value}' is not valid for the query parameter {name}.")
        {
            Parameters = new Dictionary<string, string> { ["parameterName"] = name, ["value"] = value },
        };

    /// <summary>The body as an object; null when there is none.</summary>
    internal static JsonObject? OptionalObject(this ApiRequest request) => request.Body.Length == 0 ? null : request.ReadObject();

    internal static string? OptionalText(this JsonObject body, string name)
    {
        if (body[name] is { } node && node.Text() is null)
        {
            throw InvalidProperty(name, "must be a string");
        }

        return body[name].Text();
    }

    internal static string RequiredText(this JsonObject body, string name) =>
        body.OptionalText(name) is { Length: > 0 } text ? text : throw InvalidProperty(name, "is required");

    internal static JsonArray RequiredArray(this JsonObject body, string name) =>
        body[name] as JsonArray ?? throw InvalidProperty(name, "is required and must be an array");

    internal static RefusalException InvalidProperty(string name, string problem) =>
        new(StatusCodes.Status400BadRequest, "invalid.property", $"The property '{name}' {problem}.")
        {
            Fields = [new FieldProblem(name, "invalid.property", problem)],
        };
}
