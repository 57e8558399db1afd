namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>
/// Splits a YAML text at its document markers. <c>---</c> or <c>...</c> at the start of a line ends the document in
/// YAML even inside a block or quotes, so no parser is needed: an error in one document
/// does not affect the others.
/// </summary>
internal ref struct YamlParts
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly List<YamlPart> _parts = [];
    private int _start;
    private int _linesBefore;
    private int _firstLine;
    private bool _hasMarker;

    private YamlParts(ReadOnlySpan<byte> text) => _text = text;

    /// <summary>The documents of a text that contain more than comments.</summary>
    public static IReadOnlyList<YamlPart> Of(ReadOnlySpan<byte> text)
    {
        var parts = new YamlParts(text);
        parts.Walk();
        return parts._parts;
    }

    private void Walk()
    {
        var lines = 0;
        for (var index = 0; index < _text.Length; lines++)
        {
            var length = LineLength(_text[index..], out var withBreak);
            var line = _text.Slice(index, length);
            if (IsMarker(line, "---"u8))
            {
                // Directives precede the marker of their document.
                if (_hasMarker || _firstLine > 0)
                {
                    Cut(index, index, lines);
                }

                _hasMarker = true;
                Notice(line[3..], lines);
            }
            else if (IsMarker(line, "..."u8))
            {
                Cut(index, index + withBreak, lines + 1);
            }
            else if (line is not [(byte)'%', ..] || _hasMarker)
            {
                Notice(line, lines);
            }

            index += withBreak;
        }

        Cut(_text.Length, _text.Length, lines);
    }

    private void Notice(ReadOnlySpan<byte> line, int lines)
    {
        var content = line.TrimStart(" \t"u8);
        if (_firstLine == 0 && content is not [] and not [(byte)'#', ..])
        {
            _firstLine = lines + 1;
        }
    }

    private void Cut(int end, int next, int lines)
    {
        if (_firstLine > 0)
        {
            _parts.Add(new YamlPart(_start, end - _start, _linesBefore, _firstLine));
        }

        (_start, _linesBefore, _firstLine, _hasMarker) = (next, lines, 0, false);
    }

    private static int LineLength(ReadOnlySpan<byte> rest, out int withBreak)
    {
        var length = rest.IndexOfAny((byte)'\r', (byte)'\n');
        if (length < 0)
        {
            withBreak = rest.Length;
            return rest.Length;
        }

        withBreak = length + (rest[length..].StartsWith("\r\n"u8) ? 2 : 1);
        return length;
    }

    private static bool IsMarker(ReadOnlySpan<byte> line, ReadOnlySpan<byte> marker) =>
        line.StartsWith(marker) && (line.Length == marker.Length || line[marker.Length] is (byte)' ' or (byte)'\t');
}
