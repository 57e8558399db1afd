using System.Text;
using System.Text.Json;

namespace GenesysArchitect.Engine.Documents.Json;

/// <summary>Computes the locations of the values in a JSON text, by reading it again.</summary>
internal ref struct JsonLocations
{
    private readonly ReadOnlySpan<byte> _text;
    private int _index;
    private int _line = 1;
    private int _column = 1;

    private JsonLocations(ReadOnlySpan<byte> text) => _text = text;

    /// <summary>The locations in a valid JSON text.</summary>
    public static LocationMap Of(ReadOnlySpan<byte> text)
    {
        var map = new LocationMap();
        var reader = JsonText.Reader(text);
        var locations = new JsonLocations(text);
        SourceLocation? key = null;
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    key = locations.MoveTo(start);
                    continue;

                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    map.Begin(key ?? locations.MoveTo(start));
                    break;

                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    map.End();
                    break;

                default:
                    map.Add(key ?? locations.MoveTo(start));
                    break;
            }

            key = null;
        }

        return map;
    }

    // Continues from the previous location, so that a file of one line is not scanned from its start for each value.
    private SourceLocation MoveTo(int index)
    {
        var passed = _text[_index..index];
        if (passed.LastIndexOf((byte)'\n') is >= 0 and var lineEnd)
        {
            _line += passed.Count((byte)'\n');
            _column = 1;
            passed = passed[(lineEnd + 1)..];
        }

        _column += Encoding.UTF8.GetCharCount(passed);
        _index = index;
        return new SourceLocation(_line, _column);
    }
}
