using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Architect.Jobs;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Jobs;

/// <summary>Jobs of Architect as the platform writes them.</summary>
internal static class JobJson
{
    // Each body that a message shows is cut at this length.
    private const int LongestBody = 4096;

    internal static JsonObject State(ApiRequest request, FlowJob job)
    {
        var json = new JsonObject
        {
            ["id"] = job.Id,
            ["status"] = job.Status,
            ["command"] = job.Command,
            ["selfUri"] = request.Path,
        };
        if (job.Messages is { } messages && request.QueryList("expand").Contains("messages"))
        {
            json["messages"] = messages.Select(message => Write(message, request.Origin)).ToJsonArray();
        }

        return json;
    }

    private static JsonObject Write(JobMessage message, string origin)
    {
        var json = new JsonObject
        {
            ["type"] = message.Type,
            ["dateTime"] = CloudJson.Time(message.At),
            ["text"] = message.Text,
        };
        if (message.Lookups.Count > 0)
        {
            json["details"] = message.Lookups.Select(lookup => new JsonObject
            {
                ["type"] = "NetworkDiagnostic",
                ["url"] = origin + lookup.Path,
                ["method"] = "GET",
                ["statusCode"] = lookup.Status,
                ["statusMessage"] = lookup.Status == StatusCodes.Status200OK ? "OK" : "Forbidden",
                ["correlationId"] = lookup.CorrelationId,
                ["responseBody"] = lookup.Answer.Length <= LongestBody
                    ? lookup.Answer
                    : FormattableString.Invariant($"{lookup.Answer[..LongestBody]}...<truncated {lookup.Answer.Length - LongestBody} chars>"),
            }).ToJsonArray();
        }

        return json;
    }
}
