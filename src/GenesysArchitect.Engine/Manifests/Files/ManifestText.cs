using System.Text;

namespace GenesysArchitect.Engine.Manifests.Files;

/// <summary>A file that is read, and its lines for what there is to say about them.</summary>
/// <param name="path">The file, as it was named.</param>
/// <param name="order">The how-manieth file it is.</param>
/// <param name="content">What it holds; nothing when it could not be read.</param>
internal sealed class ManifestText(string path, int order, ReadOnlyMemory<byte> content)
{
    private const int LongestLine = 160;

    private string[]? _lines;

    public string Path => path;

    public int Order => order;

    public ReadOnlyMemory<byte> Content => content;

    /// <summary>A line as it can be shown: what would move the cursor is replaced, and what is too long is cut.</summary>
    public string? Line(int number)
    {
        // YAML and editors end a line at each of these alike.
        _lines ??= Encoding.UTF8.GetString(content.Span).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        if (content.IsEmpty || number > _lines.Length)
        {
            return null;
        }

        var line = _lines[number - 1].TrimEnd();
        line = line.Length > LongestLine ? $"{line[..LongestLine]}…" : line;
        return string.Concat(line.Replace('\t', '→').Select(character => char.IsControl(character) ? '�' : character));
    }
}
