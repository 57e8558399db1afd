using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenesysArchitect.Cli.Reporting.Json;

/// <summary>
/// Writes one JSON object a line. It is written by hand, since that is what starts fastest; letters
/// beyond ASCII are escaped, so that no code page can spoil them.
/// </summary>
internal sealed class JsonLineWriter(TextWriter output)
{
    // A document that the platform may have is 4096 levels deep, and stands within a line.
    private const int Deepest = 4096 + 8;

    // The default would also escape quotes and brackets, for web pages that this never becomes a part of.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = Deepest };

    public void Write(Action<Utf8JsonWriter> properties)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, Readable))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }

        // An agent would take ##vso[ in a line for a command. In JSON a sharp can only be a letter of a text.
        output.WriteLine(InAscii(Encoding.UTF8.GetString(line.WrittenSpan)).Replace("##", "#\\u0023", StringComparison.Ordinal));
        output.Flush();
    }

    private static string InAscii(string json)
    {
        if (Ascii.IsValid(json))
        {
            return json;
        }

        var escaped = new StringBuilder(json.Length);
        foreach (var letter in json)
        {
            if (char.IsAscii(letter))
            {
                escaped.Append(letter);
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            }
        }

        return escaped.ToString();
    }
}
