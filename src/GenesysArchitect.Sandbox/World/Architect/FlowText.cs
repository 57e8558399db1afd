namespace GenesysArchitect.Sandbox.World.Architect;

/// <summary>Architect YAML that the sandbox writes itself.</summary>
internal static class FlowText
{
    /// <summary>The smallest flow of a type.</summary>
    internal static string Empty(string type, string name, string language)
    {
        var key = FlowTypes.Key(type);
        var (section, part) = FlowTypes.Start(type);
        return $"""
            {key}:
              name: {Quote(name)}
              startUpRef: "/{key}/{section}/{part}[Start_10]"
              defaultLanguage: {language}
              supportedLanguages:
                {language}:
                  none: true
              {section}:
                - {part}:
                    name: Start
                    refId: Start_10

            """;
    }

    internal static string Quote(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
