using System.Globalization;
using System.Text;

namespace GenesysArchitect.Engine.Documents;

/// <summary>The notation of a document path: <c>blocks[0]['Main IVR'].id</c>, and <c>$</c> for the document itself.</summary>
internal static class PathNotation
{
    public const string Root = "$";

    /// <summary>Appends a member. A name that is not a plain word is written in brackets.</summary>
    public static StringBuilder AppendMember(this StringBuilder path, string name)
    {
        if (IsWord(name))
        {
            return (path.Length == 0 ? path : path.Append('.')).Append(name);
        }

        return path.Append("['").AppendJoin(null, name.Select(letter => Escaped(letter, '\''))).Append("']");
    }

    /// <summary>Appends an item of an array.</summary>
    public static StringBuilder AppendItem(this StringBuilder path, int index) =>
        path.Append(CultureInfo.InvariantCulture, $"[{index}]");

    /// <summary>Appends an array element with a name. A name that looks like an index is quoted.</summary>
    public static StringBuilder AppendElement(this StringBuilder path, string name) => IsWord(name) && !name.All(char.IsDigit)
        ? path.Append('[').Append(name).Append(']')
        : path.Append("[\"").AppendJoin(null, name.Select(letter => Escaped(letter, '"'))).Append("\"]");

    // A path may be logged, so it must not contain control characters.
    private static string Escaped(char letter, char quote)
    {
        if (letter == '\\' || letter == quote)
        {
            return $"\\{letter}";
        }

        return char.IsControl(letter) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}") : letter.ToString();
    }

    private static bool IsWord(string name) =>
        name.Length > 0 && name.All(character => char.IsLetterOrDigit(character) || character is '_' or '-');
}
