using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.World.Architect.Yaml;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GenesysArchitect.Sandbox.World.Architect;

/// <summary>Architect's own JSON of a flow. Clients cannot count on its shape, only on its depth: every block is several levels.</summary>
internal static class FlowConfiguration
{
    internal static JsonObject From(Flow flow, FlowContent content)
    {
        if (content.Configuration is { } saved)
        {
            return JsonNode.Parse(saved)!.AsObject();
        }

        var file = FlowFile.Read(content.Yaml);
        return new JsonObject
        {
            ["id"] = flow.Id,
            ["name"] = flow.Name,
            ["description"] = flow.Description,
            ["type"] = flow.Type,
            ["defaultLanguage"] = file.DefaultLanguage,
            ["supportedLanguages"] = new JsonArray([.. file.Languages.Select(language => (JsonNode)language)]),
            ["flowMetaData"] = new JsonObject { ["rawData"] = new JsonObject { ["version"] = 2 } },
            ["flowSequenceItemList"] = ToJson(file.Flow),
        };
    }

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(child =>
            KeyValuePair.Create((child.Key as YamlScalarNode)?.Value ?? string.Empty, ToJson(child.Value)))),
        YamlSequenceNode items => new JsonArray([.. items.Select(ToJson)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalarNode scalar => scalar.Value,
        _ => null,
    };
}
