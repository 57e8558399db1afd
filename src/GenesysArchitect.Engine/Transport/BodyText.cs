using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// Makes the body of an answer one that every reader can read: UTF-8 without a byte order mark, each text of it valid
/// Unicode. What is not a character is read as U+FFFD, as a browser does.
/// </summary>
internal static class BodyText
{
    private static readonly byte[] Replacement = "\\ufffd"u8.ToArray();

    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes as they came; they may be changed.</param>
    /// <param name="charset">What the answer says of them; null where it says nothing.</param>
    /// <returns>The body, and the JSON path of the first text of it that was not valid Unicode; null where all were.</returns>
    public static (ReadOnlyMemory<byte> Body, string? FirstInvalid) Read(Memory<byte> body, string? charset)
    {
        body = WithoutMark(InUtf8(body, charset));
        var isUtf8 = Utf8.IsValid(body.Span);
        if (isUtf8 && body.Span.IndexOf("\\ud"u8) < 0 && body.Span.IndexOf("\\uD"u8) < 0)
        {
            return (body, null);
        }

        var first = Mend(body.Span);
        return (isUtf8 ? body : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body.Span)), first);
    }

    /// <summary>Replaces what is not a character in the texts of a JSON document; the document keeps its length.</summary>
    /// <returns>The path of the first such text; null where there is none, or the document is not JSON up to there.</returns>
    public static string? Mend(Span<byte> json)
    {
        string? first = null;
        var path = new OpenContainers();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                path.Meet(ref reader);
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && MendText(json.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length)))
                {
                    first ??= path.ToString();
                }
            }
        }
        catch (JsonException)
        {
            // Whoever reads it as JSON says what is wrong with it.
        }

        return first;
    }

    private static bool MendText(Span<byte> text)
    {
        var isInvalid = !Utf8.IsValid(text);
        for (var at = 0; text[at..].IndexOf((byte)'\\') is >= 0 and var offset;)
        {
            at += offset;
            if (UnitAt(text, at) is not { } unit)
            {
                // Another escape, of two characters.
                at += 2;
            }
            else if (char.IsHighSurrogate(unit) && UnitAt(text, at + 6) is { } low && char.IsLowSurrogate(low))
            {
                at += 12;
            }
            else
            {
                if (char.IsSurrogate(unit))
                {
                    Replacement.CopyTo(text[at..]);
                    isInvalid = true;
                }

                at += 6;
            }
        }

        return isInvalid;
    }

    /// <summary>The code unit that an escape such as <c>\u00e4</c> names; null where there is no such escape.</summary>
    private static char? UnitAt(ReadOnlySpan<byte> text, int at)
    {
        if (at + 6 > text.Length || text[at] != (byte)'\\' || text[at + 1] != (byte)'u')
        {
            return null;
        }

        return System.Buffers.Text.Utf8Parser.TryParse(text.Slice(at + 2, 4), out ushort unit, out var read, 'x') && read == 4 ? (char)unit : null;
    }

    // JSON is UTF-8 by its standard; a host that says otherwise of its answer is believed.
    private static Memory<byte> InUtf8(Memory<byte> body, string? charset)
    {
        var name = charset?.Trim('"', ' ');
        if (string.IsNullOrEmpty(name) || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("utf8", StringComparison.OrdinalIgnoreCase))
        {
            return body;
        }

        try
        {
            return Encoding.Convert(Encoding.GetEncoding(name), Encoding.UTF8, body.ToArray());
        }
        catch (ArgumentException)
        {
            // A name that nobody knows says nothing.
            return body;
        }
    }

    private static Memory<byte> WithoutMark(Memory<byte> body) =>
        body.Span.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;

    /// <summary>Where a reader is in its document.</summary>
    private sealed class OpenContainers
    {
        private readonly Stack<(string? Name, int Index)> _open = new();

        public void Meet(ref Utf8JsonReader reader)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    _open.Pop();
                    _open.Push((NameOf(reader.ValueSpan), 0));
                    return;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    _open.Pop();
                    return;
            }

            if (_open.TryPeek(out var list) && list.Name is null)
            {
                _open.Pop();
                _open.Push((null, list.Index + 1));
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                _open.Push((reader.TokenType == JsonTokenType.StartObject ? string.Empty : null, -1));
            }
        }

        public override string ToString() =>
            _open.Reverse().Aggregate("$", (path, next) => next switch
            {
                (null, var index) => $"{path}[{index}]",
                ({ Length: > 0 } name, _) => $"{path}.{name}",
                _ => path,
            });

        // Long or odd names would make a path that nobody can read.
        private static string NameOf(ReadOnlySpan<byte> name)
        {
            var text = Encoding.UTF8.GetString(name);
            return text.Length is > 0 and <= 100 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-') ? text : "?";
        }
    }
}
