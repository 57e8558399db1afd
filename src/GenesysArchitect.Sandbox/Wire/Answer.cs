using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;

namespace GenesysArchitect.Sandbox.Wire;

/// <summary>What a call answers, whole and in memory, so that a fault can lose or cut it after the call has acted.</summary>
internal sealed record Answer
{
    internal required int Status { get; init; }

    internal byte[] Body { get; init; } = [];

    internal string? ContentType { get; init; }

    internal IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    internal bool Succeeded => Status is >= 200 and < 300;

    internal static Answer Json(int status, JsonNode body) => new()
    {
        Status = status,
        Body = JsonText.Write(body),
        ContentType = "application/json; charset=utf-8",
    };

    internal static Answer Ok(JsonNode body) => Json(StatusCodes.Status200OK, body);

    internal static Answer Empty(int status) => new() { Status = status };

    internal Answer With(string header, string value) =>
        this with { Headers = new Dictionary<string, string>(Headers) { [header] = value } };
}
