using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GenesysArchitect.Sandbox.World.Architect.Yaml;

/// <summary>A flow as its Architect YAML describes it.</summary>
internal sealed partial class FlowFile
{
    private readonly YamlMappingNode _flow;

    private FlowFile(string text, string key, string type, YamlMappingNode flow)
    {
        Text = text;
        Key = key;
        Type = type;
        _flow = flow;
    }

    internal string Text { get; }

    /// <summary>The top-level key, as in <c>inboundCall</c>.</summary>
    internal string Key { get; }

    /// <summary>The type of the flow, as in <c>INBOUNDCALL</c>.</summary>
    internal string Type { get; }

    internal string Name => Scalar("name") ?? string.Empty;

    internal string? Description => Scalar("description");

    internal string? DivisionName => Scalar("division");

    internal string DefaultLanguage => Scalar("defaultLanguage") ?? "en-us";

    internal IReadOnlyList<string> Languages => Child(_flow, "supportedLanguages") is YamlMappingNode languages
        ? [.. languages.Children.Keys.OfType<YamlScalarNode>().Select(language => language.Value ?? string.Empty)]
        : [DefaultLanguage];

    internal bool HasVirtualAgent => Child(_flow, "settingsVirtualAgent") is YamlMappingNode { Children.Count: > 0 };

    internal YamlMappingNode Flow => _flow;

    /// <summary>Reads a file.</summary>
    /// <exception cref="FlowFileException">It is not Architect YAML.</exception>
    internal static FlowFile Read(string text)
    {
        if (Placeholder().Match(text) is { Success: true } placeholder)
        {
            throw new FlowFileException($"A pre-processor substitution key of '{placeholder.Value}' was found in the flow YAML, but was not found in the options file.");
        }

        var root = Parse(text);
        if (root.Children.Count != 1 || root.Children.First() is not ({ } keyNode, YamlMappingNode flow) || keyNode is not YamlScalarNode { Value: { } key })
        {
            throw new FlowFileException("The flow YAML has to have exactly one top-level key, which names the flow type, and the flow under it.");
        }

        var type = FlowTypes.FromKey(key) ?? throw new FlowFileException($"The flow type '{key}' is not known.");
        return new FlowFile(text, key, type, flow);
    }

    /// <summary>The text under another name: exports show the name that the flow has now.</summary>
    internal string TextNamed(string name)
    {
        if (name == Name || Child(_flow, "name") is not YamlScalarNode node)
        {
            return Text;
        }

        // Quoted, since a name may contain what YAML would read otherwise.
        var quoted = "\"" + name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
        return string.Concat(Text.AsSpan(0, (int)node.Start.Index), quoted, Text.AsSpan((int)node.End.Index));
    }

    internal static YamlNode? Child(YamlNode? node, string key) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    internal static string? Scalar(YamlNode? node) => node is YamlScalarNode { Value: { } value } && value.Length > 0 ? value : null;

    internal string? Scalar(string key) => Scalar(Child(_flow, key));

    private static YamlMappingNode Parse(string text)
    {
        try
        {
            var stream = new YamlStream();
            using var reader = new StringReader(text);
            stream.Load(reader);
            return stream.Documents is [{ RootNode: YamlMappingNode root }]
                ? root
                : throw new FlowFileException("The flow YAML has to be one document with a map.");
        }
        catch (YamlException exception)
        {
            throw new FlowFileException(
                string.Create(CultureInfo.InvariantCulture, $"The flow YAML cannot be parsed: line {exception.Start.Line}, column {exception.Start.Column}: {exception.Message}"),
                exception);
        }
    }

    [GeneratedRegex(@"\{\{\s*[\w.\-]+\s*\}\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Placeholder();
}
