using YamlDotNet.Core;

namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>Where and why a text is not YAML, in plain words.</summary>
/// <param name="Mark">The place.</param>
/// <param name="Why">What is wrong there.</param>
internal readonly record struct YamlMistake(Mark Mark, string Why)
{
    public const string HalfCharacter = "a character is escaped by halves, or there is no such character.";
    public const string Unclosed = "a bracket or brace before here is not closed.";
    public const string Tab = "a tab indents this line; YAML indents with spaces alone.";

    private const string TooLongKey = "a key longer than 1,024 characters needs '? ' before it: its colon is not seen otherwise.";
    private const string NoKey = "a key and its colon are expected here; see this line's indentation and quotes, and whether the line before ends as it should.";
    private const string TwoKeys = "there is a second colon in this line; put a text that has one in quotes.";
    private const string Ended = "the document has ended before here; see this line's indentation and brackets.";
    private const string NoTag = "a text that begins with '!' needs quotes; without them it is a tag, and this is none.";
    private const string Unquoted = "a quoted text is not closed.";

    // Farther on the scanner does not look for a key's colon.
    private const int LongestSimpleKey = 1024;

    // What the parser says of each mistake, by a part of its message; what is said here; and whether its
    // mark is the one where the scalar or token began, or the one where the parser stopped.
    private static readonly (string Said, string Plain, bool AtEnd)[] Sentences =
    [
        (" tab ", Tab, true),
        ("unexpected end of stream", "the quotes that open here are never closed.", false),
        ("unexpected document indicator", Unquoted, true),
        ("wrong indentation", "a line within quotes is indented too little, or the quotes before are not closed.", true),
        ("unknown escape character", "a backslash stands before a character that it does not escape; write \\\\ for a backslash, or use single quotes.", true),
        ("hexadecimal number", "\\x, \\u and \\U need two, four and eight hexadecimal digits.", true),
        ("Unicode", HalfCharacter, true),
        ("values are not allowed", TwoKeys, true),
        ("found invalid mapping", TwoKeys, true),
        ("entries are not allowed", "an item cannot begin here; begin a new line before the '-'.", true),
        ("keys are not allowed", "a key cannot begin here; begin a new line before the '?'.", true),
        ("expected ':'", NoKey, false),
        ("expected key", NoKey, false),
        ("expected '-' indicator", "an item ('- ') of the list above is expected here; see this line's indentation.", false),
        ("',' or ']'", "a comma or the closing ']' is missing before here.", false),
        ("',' or '}'", "a comma or the closing '}' is missing before here.", false),
        ("expected node content", "a value is missing before here.", false),
        ("<document start>", Ended, false),
        ("<document end>", Ended, false),
        ("undefined tag handle", "the tag that begins here has a prefix that is not declared.", false),
        ("more than one anchor", "a value has one anchor ('&name'), and here is a second.", false),
        ("disallowed: []{},", "a text that begins with '*' or '&' needs quotes; without them it is an alias or an anchor, and those have plain names.", false),
        ("block scalar, did not find", "only a comment may follow '|' or '>' in its line.", true),
        ("in first line", "the first line of the text is indented more than those beneath.", false),
        ("above first content line", "the first line of the text is indented more than those beneath.", false),
        ("scanning a tag", NoTag, false),
        ("end of tag", NoTag, false),
        ("expected token", "an alias has no anchor or tag of its own.", false),
        ("Anchor before sequence", "an anchor stands at the end of the line above the list that it names.", false),
        ("ersion directive", "'%YAML' begins a file, and nothing else.", false),
        ("directive", "a line that begins with '%' is a directive, and this is none; a text needs quotes.", false),
        ("comment", "a comment begins with a space before its '#'.", true),
        ("incompatible YAML", "the file says that it is of another YAML than 1.x.", false),
    ];

    /// <summary>Whether it may have come of a bracket that was not closed.</summary>
    public bool IsUnclosed { get; init; }

    /// <summary>Explains what the parser threw.</summary>
    /// <param name="broken">What it threw.</param>
    /// <param name="reached">How far it had read: some of its complaints name no place.</param>
    /// <param name="text">The text.</param>
    public static YamlMistake Of(YamlException broken, Mark reached, string text)
    {
        var (said, plain, atEnd) = Sentences.FirstOrDefault(sentence => broken.Message.Contains(sentence.Said, StringComparison.Ordinal));
        var mark = atEnd ? broken.End : broken.Start;
        mark = mark.Index == 0 && reached.Index > 0 && broken.End.Index == 0 ? reached : mark;
        var why = said is null ? AtCharacter(text, mark) ?? broken.Message : plain;
        return new YamlMistake(mark, why is (TwoKeys or Ended) && mark.Column > LongestSimpleKey ? TooLongKey : why)
        {
            IsUnclosed = said is "',' or ']'" or "',' or '}'",
        };
    }

    private static string? AtCharacter(string text, Mark mark) => mark.Index >= text.Length ? null : text[(int)mark.Index] switch
    {
        '\t' => Tab,
        '@' or '`' or '%' or '|' or '>' or ']' or '}' or ',' => $"a text that begins with '{text[(int)mark.Index]}' needs quotes.",
        _ => null,
    };
}
