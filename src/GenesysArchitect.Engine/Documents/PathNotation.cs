using System.Globalization;
using System.Text;

namespace GenesysArchitect.Engine.Documents;

/// <summary>How a path through a document is written: <c>blocks[0]['Main IVR'].id</c>, and <c>$</c> for the document itself.</summary>
internal static class PathNotation
{
    public const string Root = "$";

    /// <summary>Adds the step to a member. A name that is no plain word stands in brackets.</summary>
    public static StringBuilder AppendMember(this StringBuilder path, string name)
    {
        if (IsWord(name))
        {
            return (path.Length == 0 ? path : path.Append('.')).Append(name);
        }

        var escaped = name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        return path.Append("['").Append(escaped).Append("']");
    }

    /// <summary>Adds the step to an item of an array.</summary>
    public static StringBuilder AppendItem(this StringBuilder path, int index) =>
        path.Append(CultureInfo.InvariantCulture, $"[{index}]");

    private static bool IsWord(string name) =>
        name.Length > 0 && name.All(character => char.IsLetterOrDigit(character) || character is '_' or '-');
}
