using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>The member name of a YAML key, exactly as written: 1.0 and true are names as well.</summary>
internal static class YamlKey
{
    public static string NameOf(Scalar key, YamlReader reader)
    {
        if (key.TagOf() is YamlTag.Unknown or YamlTag.Mapping or YamlTag.Sequence)
        {
            throw reader.Error(YamlTags.RefusalOf(key));
        }

        if (key is { Style: ScalarStyle.Plain, Value: "<<" } && key.TagOf() == YamlTag.None)
        {
            throw reader.Error("merge keys ('<<') are not supported: write out the members, or use an alias for the whole value.");
        }

        return key is { Style: ScalarStyle.Plain, Value: "" } && key.TagOf() == YamlTag.None
            ? throw reader.Error("a key is missing before the colon.")
            : reader.ValueOf(key);
    }
}
