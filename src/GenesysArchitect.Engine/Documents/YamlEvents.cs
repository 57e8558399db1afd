using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GenesysArchitect.Engine.Documents;

/// <summary>
/// The nodes of the one document in a YAML text, flat and in order: never nested deeper than is
/// accepted, and with every alias leading back to something that was complete before it.
/// </summary>
internal sealed class YamlEvents
{
    private readonly string _path;
    private readonly List<ParsingEvent> _nodes = [];
    private readonly Dictionary<int, int> _targets = [];
    private readonly Dictionary<AnchorName, int> _anchors = [];
    private readonly Stack<int> _open = new();
    private int _documents;

    private YamlEvents(string path) => _path = path;

    /// <summary>Reads a text.</summary>
    /// <exception cref="Errors.GcException">It is not one document of YAML.</exception>
    public static YamlEvents Read(string path, string text)
    {
        var events = new YamlEvents(path);
        var scanner = new Scanner(new StringReader(text));
        try
        {
            for (var parser = new Parser(scanner); parser.MoveNext();)
            {
                events.Add(parser.Current!);
            }
        }
        catch (YamlException broken)
        {
            var place = PlaceOf(broken, scanner.CurrentPosition);
            throw DocumentFile.Invalid(path, place.Line, place.Column, broken.Message);
        }
        catch (InvalidOperationException)
        {
            // What the parser throws when an indented block ends inside of brackets.
            throw DocumentFile.Invalid(path, scanner.CurrentPosition.Line, scanner.CurrentPosition.Column, "a bracket or brace before here is not closed.");
        }

        return events._documents > 0 ? events : throw DocumentFile.Invalid(path, 1, 1, "one document is expected, and there is none.");
    }

    public ParsingEvent At(int index) => _nodes[index];

    /// <summary>Where the node begins that the alias at an index stands for.</summary>
    public int TargetOf(int alias) => _targets[alias];

    private static Mark PlaceOf(YamlException broken, Mark reached)
    {
        // Some complaints name no place; of a tab, the end is where it stands.
        var place = broken.Message.Contains(" tab ", StringComparison.Ordinal) ? broken.End : broken.Start;
        return place.Index == 0 ? reached : place;
    }

    private void Add(ParsingEvent happened)
    {
        switch (happened)
        {
            case DocumentStart when ++_documents > 1:
                throw Invalid(happened, "one document is expected, and here begins another.");

            case MappingStart or SequenceStart:
                if (_open.Count >= DocumentFile.Deepest)
                {
                    throw Invalid(happened, $"the document is nested deeper than {DocumentFile.Deepest} levels.");
                }

                Name((NodeEvent)happened);
                _open.Push(_nodes.Count);
                _nodes.Add(happened);
                break;

            case MappingEnd or SequenceEnd:
                _open.Pop();
                _nodes.Add(happened);
                break;

            case AnchorAlias alias:
                _targets[_nodes.Count] = Find(alias);
                _nodes.Add(happened);
                break;

            case Scalar scalar:
                Name(scalar);
                _nodes.Add(happened);
                break;
        }
    }

    private void Name(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            _anchors[node.Anchor] = _nodes.Count;
        }
    }

    private int Find(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var target))
        {
            throw Invalid(alias, $"nothing before here is called '&{alias.Value}'.");
        }

        return _open.Contains(target) ? throw Invalid(alias, $"'*{alias.Value}' is a part of what it stands for.") : target;
    }

    private Errors.GcException Invalid(ParsingEvent at, string why) => DocumentFile.Invalid(_path, at.Start.Line, at.Start.Column, why);
}
