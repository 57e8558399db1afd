using YamlDotNet.RepresentationModel;

namespace GenesysArchitect.Sandbox.World.Architect.Yaml;

/// <summary>Reads the intents of a bot out of its Architect YAML.</summary>
internal static class IntentReader
{
    internal static IReadOnlyList<Intent> Read(FlowFile file)
    {
        var settings = FlowFile.Child(FlowFile.Child(file.Flow, "settingsNaturalLanguageUnderstanding"), "nluDomainVersion");
        return FlowFile.Child(settings, "intents") is YamlSequenceNode intents
            ? [.. intents.Select(intent => new Intent(FlowFile.Scalar(FlowFile.Child(intent, "name")) ?? string.Empty, Utterances(intent)))]
            : [];
    }

    private static IReadOnlyList<string> Utterances(YamlNode intent) =>
        FlowFile.Child(intent, "utterances") is YamlSequenceNode utterances ? [.. utterances.Select(Text)] : [];

    private static string Text(YamlNode utterance) => FlowFile.Child(utterance, "segments") is YamlSequenceNode segments
        ? string.Concat(segments.Select(segment => FlowFile.Scalar(FlowFile.Child(segment, "text"))))
        : string.Empty;
}
