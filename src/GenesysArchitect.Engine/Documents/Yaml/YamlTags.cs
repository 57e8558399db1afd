using YamlDotNet.Core.Events;

namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>Parses tags.</summary>
internal static class YamlTags
{
    private const string Standard = "tag:yaml.org,2002:";

    public static YamlTag TagOf(this NodeEvent node) => node.Tag.IsEmpty ? YamlTag.None : node.Tag.Value switch
    {
        "?" => YamlTag.None,
        "!" when node is MappingStart => YamlTag.Mapping,
        "!" when node is SequenceStart => YamlTag.Sequence,
        "!" or $"{Standard}str" => YamlTag.Text,
        $"{Standard}null" => YamlTag.Null,
        $"{Standard}bool" => YamlTag.Boolean,
        $"{Standard}int" or $"{Standard}float" => YamlTag.Number,
        $"{Standard}map" => YamlTag.Mapping,
        $"{Standard}seq" => YamlTag.Sequence,
        _ => YamlTag.Unknown,
    };

    /// <summary>Why a node does not match its tag.</summary>
    public static string RefusalOf(NodeEvent node)
    {
        var tag = node.Tag.Value;
        var written = tag.StartsWith(Standard, StringComparison.Ordinal) ? $"!!{tag[Standard.Length..]}" : tag;
        return node.TagOf() == YamlTag.Unknown
            ? $"the tag '{DocumentErrors.Shown(written)}' is not supported: JSON has no equivalent."
            : $"the value does not match the tag '{written}', or has no JSON equivalent.";
    }
}
