using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenesysArchitect.Cli.Reporting.Json;

/// <summary>
/// Writes one JSON object per line. Writing the properties directly starts faster than a serializer; non-ASCII
/// characters are escaped, so that the encoding of the stream does not matter.
/// </summary>
internal sealed class JsonLineWriter(TextWriter output)
{
    // A document of the platform has up to 4096 levels, and is nested in the object of the line.
    private const int MaxDepth = 4096 + 8;

    // The default also escapes quotes and brackets for HTML, which is not needed here.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };

    public void Write(Action<Utf8JsonWriter> properties)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, Readable))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }

        // A pipeline agent would interpret ##vso[ as a command. In JSON, # only occurs in strings, where it can be escaped.
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
