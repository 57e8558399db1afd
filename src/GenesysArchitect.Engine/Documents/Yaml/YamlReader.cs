using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>
/// Reads the nodes of a single YAML document in order, limits their nesting, and explains parser errors
/// with their locations.
/// </summary>
internal sealed class YamlReader
{
    private readonly string _path;
    private readonly int _linesBefore;
    private readonly YamlLineBreaks _breaks;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly Stack<NodeEvent> _open = new();
    private NestingEffort _effort;
    private int _documents;

    /// <summary>Starts reading.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">The text, or a part of the file's text.</param>
    /// <param name="linesBefore">The number of lines of the file before the part.</param>
    public YamlReader(string path, ReadOnlySpan<byte> text, int linesBefore = 0)
    {
        _path = path;
        _linesBefore = linesBefore;
        _breaks = new YamlLineBreaks(text);
        _scanner = new Scanner(new StringReader(_breaks.Text));
        _parser = new Parser(_scanner);
    }

    /// <summary>The current node, or the end of a mapping or sequence.</summary>
    public ParsingEvent Current => _parser.Current!;

    /// <summary>The location of the current node.</summary>
    public SourceLocation Location => LocationOf(Current.Start);

    /// <summary>Moves to the next node.</summary>
    /// <returns>False if there is none.</returns>
    /// <exception cref="DocumentInvalidException">The text is not a single valid YAML document.</exception>
    public bool MoveNext()
    {
        while (Parse())
        {
            switch (Current)
            {
                case DocumentStart when ++_documents > 1:
                    throw Error("only one document is allowed, and a second one starts here.");

                case MappingStart or SequenceStart:
                    if (_open.Count >= DocumentFile.MaxDepth)
                    {
                        throw DocumentErrors.TooDeep(_path, Location);
                    }

                    CheckNode();
                    _open.Push((NodeEvent)Current);
                    return true;

                case MappingEnd or SequenceEnd:
                    _open.Pop();
                    return true;

                case Scalar or AnchorAlias:
                    return CheckNode();
            }
        }

        return _documents > 0 ? false : throw DocumentErrors.At(_path, new SourceLocation(_linesBefore + 1, 1), "the file contains no document.");
    }

    /// <summary>The text of a scalar.</summary>
    public string ValueOf(Scalar scalar) => _breaks.Restore(scalar.Value);

    /// <summary>Creates an error at the current node.</summary>
    public DocumentInvalidException Error(string why) => DocumentErrors.At(_path, Location, why);

    /// <summary>Creates the error for a duplicate key.</summary>
    public DocumentInvalidException Twice(string key, SourceLocation first) => DocumentErrors.Twice(_path, Location, key, first);

    private static bool IsFlow(NodeEvent node) => node is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow };

    private SourceLocation LocationOf(Mark mark) => new((int)mark.Line + _linesBefore, (int)mark.Column);

    private bool CheckNode()
    {
        var isInFlow = _open.TryPeek(out var container) && IsFlow(container);
        if (!_effort.Allows(isInFlow ? 2 * _open.Count : _open.Count))
        {
            throw NestingEffort.Exceeded(_path, Location);
        }

        if (!isInFlow)
        {
            RequireSpaces();
        }

        return true;
    }

    // YAML readers differ in the tabs that they accept as indentation, so their meaning is uncertain.
    private void RequireSpaces()
    {
        // At the end, the scanner sees an additional character.
        var before = _breaks.Text.AsSpan(0, (int)Math.Min(Current.Start.Index, _breaks.Text.Length));
        var indentation = before[(before.LastIndexOfAnyExcept(' ', '\t') + 1)..];
        if (indentation.Contains('\t') && (indentation.Length == before.Length || before[^(indentation.Length + 1)] is '\n' or '\r'))
        {
            throw Error(YamlSyntaxError.Tab);
        }
    }

    private bool Parse()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (YamlException broken)
        {
            throw Explain(YamlSyntaxError.Of(broken, _scanner.CurrentPosition, _breaks.Text));
        }
        catch (ArgumentException)
        {
            // The scanner's exception for an escaped character beyond Unicode, or an unpaired surrogate.
            throw Explain(new YamlSyntaxError(_scanner.CurrentPosition, YamlSyntaxError.HalfCharacter));
        }
        catch (InvalidOperationException)
        {
            // The scanner's exception for a line in brackets with insufficient indentation.
            throw Explain(new YamlSyntaxError(_scanner.CurrentPosition, YamlSyntaxError.Unclosed));
        }
    }

    // For an unclosed bracket the parser fails far behind it, so the bracket is reported.
    private DocumentInvalidException Explain(YamlSyntaxError error)
    {
        var why = error.Why;
        if (error.IsUnclosed && _open.TryPeek(out var open) && IsFlow(open))
        {
            var (bracket, closing) = open is MappingStart ? ('{', '}') : ('[', ']');
            why = $"a comma, or the '{closing}' that closes the '{bracket}' in {LocationOf(open.Start).InWords}, is missing before this point.";
        }

        return DocumentErrors.At(_path, LocationOf(error.Mark), why);
    }
}
