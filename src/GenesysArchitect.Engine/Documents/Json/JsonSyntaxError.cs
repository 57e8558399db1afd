using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Documents.Json;

/// <summary>Explains where and why a text is not valid JSON.</summary>
/// <param name="path">The file.</param>
/// <param name="text">The text.</param>
/// <param name="read">The number of bytes that were read.</param>
/// <param name="within">The start of the innermost open object or array.</param>
internal readonly ref struct JsonSyntaxError(string path, ReadOnlySpan<byte> text, int read, int? within)
{
    // The reader's messages, by a part of each, and their explanations.
    private static readonly (string Said, string Plain)[] Sentences =
    [
        ("trailing comma", "JSON does not allow a trailing comma before a closing bracket."),
        ("without a matching open", "this bracket has no matching opening bracket."),
        ("invalid escapable character", "invalid escape sequence; write \\\\ for a backslash."),
        ("hex digit", "\\u needs four hexadecimal digits."),
        ("is invalid within a JSON string", "the string is not closed or contains a control character: add the closing quote, or write \\n or \\t."),
        ("leading zero", NoNumber),
        ("within a number", NoNumber),
        ("Expected a digit", NoNumber),
        ("Expected a ':'", "the colon after a key is missing."),
        ("after a value", NoComma),
        ("after a single JSON value", "unexpected content after the end of the document."),
    ];

    private const string NoComma = "a comma or a closing bracket is missing before this point.";
    private const string NoNumber = "invalid JSON number: leading zeros and a plus sign are not allowed, and a decimal point needs digits on both sides.";

    private readonly ReadOnlySpan<byte> _text = text;

    public GcException Explain(JsonException broken)
    {
        var said = broken.Message;
        var index = Index(broken);
        var location = SourceLocation.At(_text, index);
        return said.Contains("maximum configured depth", StringComparison.Ordinal)
            ? DocumentErrors.TooDeep(path, location)
            : DocumentErrors.At(path, location, IsAtEnd(index, said) ? AtEnd() : Here(index, said));
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
            return $"the file ends inside the string that starts in {SourceLocation.At(_text, _text.Length - rest.Length).InWords}: its closing quote is missing.";
        }

        return within is { } start
            ? $"the file ends before the '{(char)_text[start]}' in {SourceLocation.At(_text, start).InWords} is closed."
            : "the file ends inside a value.";
    }

    private string Here(int index, string said)
    {
        var rest = Encoding.UTF8.GetString(_text.Slice(index, Math.Min(64, _text.Length - index)));
        if (rest.StartsWith("//", StringComparison.Ordinal) || rest.StartsWith("/*", StringComparison.Ordinal) || rest[0] == '#')
        {
            return "JSON does not allow comments.";
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
            '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201C' or '\u201D' or '\u201E' => "JSON allows only straight double quotes (\").",
            '+' or '-' or '.' or (>= '0' and <= '9') => NoNumber,
            ',' or '}' or ']' or ':' => $"a value is missing before this '{rest[0]}'.",
            _ when said.Contains("end of a number", StringComparison.Ordinal) => word.Length > 0 ? NoNumber : NoComma,
            _ when word.Length > 0 => $"'{word}' needs double quotes; only numbers, true, false and null are written without them.",
            _ => $"'{char.ConvertFromUtf32(char.ConvertToUtf32(rest, 0))}' is not allowed here.",
        };
    }
}
