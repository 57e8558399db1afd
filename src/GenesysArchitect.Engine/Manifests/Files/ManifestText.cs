using System.Text;

namespace GenesysArchitect.Engine.Manifests.Files;

/// <summary>A file with its lines, for the excerpts in findings.</summary>
/// <param name="path">The file, as it was named.</param>
/// <param name="order">The position of the file among all files.</param>
/// <param name="content">The content; empty if the file could not be read.</param>
internal sealed class ManifestText(string path, int order, ReadOnlyMemory<byte> content)
{
    private const int LongestLine = 160;

    private string[]? _lines;

    public string Path => path;

    public int Order => order;

    public ReadOnlyMemory<byte> Content => content;

    /// <summary>A line made safe to display: control characters are replaced, and a long line is truncated.</summary>
    public string? Line(int number)
    {
        // YAML and editors treat each of these as a line end.
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
