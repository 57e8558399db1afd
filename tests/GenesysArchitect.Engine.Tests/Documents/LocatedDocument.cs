using System.Text;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>Random documents in JSON that is also YAML, with the location of every value recorded while writing.</summary>
internal sealed class LocatedDocument
{
    private static readonly string[] Names = ["id", "type", "Größe", "😀", "Main IVR", "☎ x"];

    private readonly StringBuilder _text = new();
    private readonly Dictionary<DocumentPath, string> _locations = [];
    private readonly Random _random;
    private readonly string _lineEnd;
    private int _line = 1;
    private int _lineStart;

    private LocatedDocument(Random random, string lineEnd)
    {
        _random = random;
        _lineEnd = lineEnd;
    }

    public static (string Text, IReadOnlyDictionary<DocumentPath, string> Locations) Make(Random random, string lineEnd)
    {
        var document = new LocatedDocument(random, lineEnd);
        document.Write(DocumentPath.Root, location: null, depth: 0);
        return (document._text.ToString(), document._locations);
    }

    private void Write(DocumentPath path, string? location, int depth)
    {
        Space();
        _locations.Add(path, location ?? Here());
        switch (_random.Next(depth > 3 ? 2 : 4))
        {
            case 0:
                _text.Append(_random.Next(1_000));
                break;

            case 1:
                _text.Append(null, $"\"{Names[_random.Next(Names.Length)]}\"");
                break;

            case 2:
                Items('[', ']', _random.Next(4), index => Write(path.Item(index), location: null, depth + 1));
                break;

            default:
                var names = Names.ToArray();
                _random.Shuffle(names);
                Items('{', '}', _random.Next(names.Length), index =>
                {
                    Space();
                    var key = Here();
                    _text.Append(null, $"\"{names[index]}\":");
                    Write(path.Member(names[index]), key, depth + 1);
                });
                break;
        }
    }

    private void Items(char open, char close, int count, Action<int> write)
    {
        _text.Append(open);
        for (var index = 0; index < count; index++)
        {
            _text.Append(index == 0 ? string.Empty : ",");
            write(index);
        }

        Space();
        _text.Append(close);
    }

    // A line break only where a value or a key may follow: YAML does not allow one between a key and its colon.
    private void Space()
    {
        if (_random.Next(3) == 0)
        {
            _text.Append(_lineEnd);
            _line++;
            _lineStart = _text.Length;
        }

        _text.Append(' ', _random.Next(1, 3));
    }

    private string Here() => $"{_line}:{_text.Length - _lineStart + 1}";
}
