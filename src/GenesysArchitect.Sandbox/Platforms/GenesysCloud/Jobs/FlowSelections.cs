using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Architect;
using GenesysArchitect.Sandbox.World.Architect.Jobs;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Jobs;

/// <summary>Reads which flows an export or a validation is about.</summary>
internal static class FlowSelections
{
    internal static IReadOnlyList<FlowSelection> Read(ApiRequest request)
    {
        var flows = request.ReadObject().RequiredArray("flows");
        return flows.Count == 0
            ? throw CloudRequest.InvalidProperty("flows", "must not be empty")
            : [.. flows.Select((entry, index) => Read(entry as JsonObject ?? throw CloudRequest.InvalidProperty($"flows[{index}]", "must be an object"), index))];
    }

    private static FlowSelection Read(JsonObject entry, int index)
    {
        if (entry["flow"] is not JsonObject flow)
        {
            throw CloudRequest.InvalidProperty($"flows[{index}].flow", "is required and must be an object");
        }

        var (id, name, type) = (flow.OptionalText("id"), flow.OptionalText("name"), flow.OptionalText("type")?.ToUpperInvariant());
        if (id is null && (name is null || type is null))
        {
            throw CloudRequest.InvalidProperty($"flows[{index}].flow", "must have an id, or a name and a type");
        }

        if (type is not null && !FlowTypes.IsKnown(type))
        {
            throw CloudRequest.InvalidProperty($"flows[{index}].flow.type", "is not a known flow type");
        }

        var fileName = entry.OptionalText("fileName");
        if (fileName?.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-') == false)
        {
            throw CloudRequest.InvalidProperty($"flows[{index}].fileName", "may have letters, digits, underscores and hyphens alone");
        }

        return new FlowSelection
        {
            Id = id,
            Name = name,
            Type = type,
            Version = flow.OptionalText("version"),
            FileName = fileName,
            AsYaml = entry["exportType"].Text() switch
            {
                null or "Yaml" => true,
                "Architect" => false,
                _ => throw CloudRequest.InvalidProperty($"flows[{index}].exportType", "must be Architect or Yaml"),
            },
        };
    }
}
