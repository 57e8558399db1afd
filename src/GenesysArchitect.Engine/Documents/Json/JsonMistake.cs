using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Documents.Json;

/// <summary>Says in plain words where and why a text is not JSON.</summary>
/// <param name="path">The file.</param>
/// <param name="text">The text.</param>
/// <param name="read">How many of its bytes were understood.</param>
/// <param name="within">Where the innermost object or array begins that was not closed yet.</param>
internal readonly ref struct JsonMistake(string path, ReadOnlySpan<byte> text, int read, int? within)
{
    // What the reader says of each mistake, by a part of its message, and what is said here.
    private static readonly (string Said, string Plain)[] Sentences =
    [
        ("trailing comma", "there is a comma before the closing bracket, and JSON allows none there."),
        ("without a matching open", "this bracket closes nothing that is open."),
        ("invalid escapable character", "a backslash stands before a character that JSON does not escape; write \\\\ for a backslash."),
        ("hex digit", "\\u needs four hexadecimal digits."),
        ("is invalid within a JSON string", "a text ends within its line, or holds a control character: its closing quote is missing, or write \\n or \\t."),
        ("leading zero", NoNumber),
        ("within a number", NoNumber),
        ("Expected a digit", NoNumber),
        ("Expected a ':'", "the colon after a key is missing before here."),
        ("after a value", NoComma),
        ("after a single JSON value", "the document has ended before here."),
    ];

    private const string NoComma = "a comma or a closing bracket is missing before here.";
    private const string NoNumber = "this is no number of JSON, which has no leading zeros or plus, and digits on both sides of a point.";

    private readonly ReadOnlySpan<byte> _text = text;

    public GcException Explain(JsonException broken)
    {
        var said = broken.Message;
        var index = Index(broken);
        var location = SourceLocation.At(_text, index);
        return said.Contains("maximum configured depth", StringComparison.Ordinal)
            ? DocumentMistake.TooDeep(path, location)
            : DocumentMistake.At(path, location, IsAtEnd(index, said) ? AtEnd() : Here(index, said));
    }

    // The reader counts bytes from the last line feed.
    private int Index(JsonException broken)
    {
        var index = 0;
        for (var line = broken.LineNumber ?? 0; line > 0; line--)
        {
            index += _text[index..].IndexOf((byte)'\n') + 1;
        }

        index = (int)Math.Min(index + (broken.BytePositionInLine ?? 0), _text.Length);
        while (index < _text.Length && index > 0 && (_text[index] & 0xC0) == 0x80)
        {
            index--;
        }

        return index;
    }

    private bool IsAtEnd(int index, string said) =>
        _text[index..].TrimStart(" \t\r\n"u8).IsEmpty || said.Contains("reached end of data", StringComparison.Ordinal);

    private string AtEnd()
    {
        var rest = _text[read..].TrimStart(" \t\r\n,:"u8);
        if (rest.StartsWith("\""u8))
        {
            return $"the file ends within the text that begins in {SourceLocation.At(_text, _text.Length - rest.Length).InWords}: its closing quote is missing.";
        }

        return within is { } start
            ? $"the file ends before the '{(char)_text[start]}' of {SourceLocation.At(_text, start).InWords} is closed."
            : "the file ends within its one value.";
    }

    private string Here(int index, string said)
    {
        var rest = Encoding.UTF8.GetString(_text.Slice(index, Math.Min(64, _text.Length - index)));
        if (rest.StartsWith("//", StringComparison.Ordinal) || rest.StartsWith("/*", StringComparison.Ordinal) || rest[0] == '#')
        {
            return "JSON has no comments.";
        }

        foreach (var (part, plain) in Sentences)
        {
            if (said.Contains(part, StringComparison.Ordinal))
            {
                return plain;
            }
        }

        var word = string.Concat(rest.TakeWhile(character => char.IsLetterOrDigit(character) || character is '_' or '.' or '-' or '$'));
        return rest[0] switch
        {
            '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201C' or '\u201D' or '\u201E' => "JSON knows straight double quotes (\") alone.",
            '+' or '-' or '.' or (>= '0' and <= '9') => NoNumber,
            ',' or '}' or ']' or ':' => $"something is missing before this '{rest[0]}'.",
            _ when said.Contains("end of a number", StringComparison.Ordinal) => word.Length > 0 ? NoNumber : NoComma,
            _ when word.Length > 0 => $"'{word}' needs double quotes; without them JSON knows numbers, true, false and null alone.",
            _ => $"'{char.ConvertFromUtf32(char.ConvertToUtf32(rest, 0))}' cannot stand here.",
        };
    }
}
