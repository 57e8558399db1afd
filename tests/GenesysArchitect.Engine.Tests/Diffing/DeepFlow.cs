using System.Globalization;
using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Tests.Diffing;

/// <summary>A flow of a thousand nested blocks: two thousand levels of JSON.</summary>
internal static class DeepFlow
{
    public const int Levels = 1_000;

    /// <summary>The path of the innermost block.</summary>
    public static string Innermost => $"blocks[b0]{string.Concat(Enumerable.Range(1, Levels - 1).Select(level => string.Create(CultureInfo.InvariantCulture, $".children[b{level}]")))}";

    /// <summary>The flow, with some members in its innermost block, and the names of each block in a given order.</summary>
    public static JsonElement Make(string innermost = "", string more = "", bool idFirst = true) =>
        JsonText.Parse(Encoding.UTF8.GetBytes(Text(innermost, more, idFirst)));

    public static string Text(string innermost = "", string more = "", bool idFirst = true)
    {
        var text = new StringBuilder($$"""{"id":"deep","name":"Deep","_version":3,"lifecycle_state":"draft","references":[]{{more}},"blocks":[""");
        for (var level = 0; level < Levels; level++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{{{(idFirst ? $"\"id\":\"b{level}\",\"type\":\"Menu\"" : $"\"type\":\"Menu\",\"id\":\"b{level}\"")}{(level == Levels - 1 ? innermost : ",\"children\":[")}");
        }

        return text.Append('}').Insert(text.Length, "]}", Levels - 1).Append("]}").ToString();
    }
}
