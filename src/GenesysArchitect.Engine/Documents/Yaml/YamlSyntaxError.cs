using YamlDotNet.Core;

namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>Explains where and why a text is not valid YAML.</summary>
/// <param name="Mark">The location.</param>
/// <param name="Why">The reason.</param>
internal readonly record struct YamlSyntaxError(Mark Mark, string Why)
{
    public const string HalfCharacter = "an escape sequence is not a valid character, or only half of a surrogate pair.";
    public const string Unclosed = "a bracket or brace before this point is not closed.";
    public const string Tab = "this line is indented with a tab; YAML allows only spaces.";

    private const string TooLongKey = "a key longer than 1,024 characters needs '? ' before it.";
    private const string NoKey = "a key and a colon are expected here; check the indentation and quotes of this line, and the end of the line before.";
    private const string TwoKeys = "this line has a second colon; a string that contains one needs quotes.";
    private const string Ended = "unexpected content after the end of the document; check the indentation and brackets of this line.";
    private const string NoTag = "invalid tag; a string that starts with '!' needs quotes.";
    private const string Unquoted = "a quoted string is not closed.";

    // Beyond this length the scanner does not recognize a key.
    private const int LongestSimpleKey = 1024;

    // The parser's messages, by a part of each; their explanations; and whether the
    // location is the start of the scalar or token, or the position where the parser stopped.
    private static readonly (string Said, string Plain, bool AtEnd)[] Sentences =
    [
        (" tab ", Tab, true),
        ("unexpected end of stream", "the quotes that open here are not closed.", false),
        ("unexpected document indicator", Unquoted, true),
        ("wrong indentation", "a line inside quotes is not indented enough, or the quotes are not closed.", true),
        ("unknown escape character", "invalid escape sequence; write \\\\ for a backslash, or use single quotes.", true),
        ("hexadecimal number", "\\x, \\u and \\U need two, four and eight hexadecimal digits.", true),
        ("Unicode", HalfCharacter, true),
        ("values are not allowed", TwoKeys, true),
        ("found invalid mapping", TwoKeys, true),
        ("entries are not allowed", "a list item cannot start here; start a new line before the '-'.", true),
        ("keys are not allowed", "a key cannot start here; start a new line before the '?'.", true),
        ("expected ':'", NoKey, false),
        ("expected key", NoKey, false),
        ("expected '-' indicator", "an item ('- ') of the list above is expected here; check the indentation of this line.", false),
        ("',' or ']'", "a comma or the closing ']' is missing before this point.", false),
        ("',' or '}'", "a comma or the closing '}' is missing before this point.", false),
        ("expected node content", "a value is missing before this point.", false),
        ("<document start>", Ended, false),
        ("<document end>", Ended, false),
        ("undefined tag handle", "the prefix of this tag is not declared.", false),
        ("more than one anchor", "a value can have only one anchor ('&name').", false),
        ("disallowed: []{},", "invalid alias or anchor name; a string that starts with '*' or '&' needs quotes.", false),
        ("block scalar, did not find", "only a comment may follow '|' or '>' in the same line.", true),
        ("in first line", "the first line of the block is indented more than the lines below.", false),
        ("above first content line", "the first line of the block is indented more than the lines below.", false),
        ("scanning a tag", NoTag, false),
        ("end of tag", NoTag, false),
        ("expected token", "an alias cannot have an anchor or a tag.", false),
        ("Anchor before sequence", "an anchor of a list belongs at the end of the line above the list.", false),
        ("ersion directive", "'%YAML' is allowed only at the start of a file.", false),
        ("directive", "invalid directive; a string that starts with '%' needs quotes.", false),
        ("comment", "a comment needs a space before its '#'.", true),
        ("incompatible YAML", "the file requires a YAML version other than 1.x.", false),
    ];

    /// <summary>Whether an unclosed bracket may be the cause.</summary>
    public bool IsUnclosed { get; init; }

    /// <summary>Explains an exception of the parser.</summary>
    /// <param name="broken">The exception.</param>
    /// <param name="reached">How far the parser had read, since some exceptions have no location.</param>
    /// <param name="text">The text.</param>
    public static YamlSyntaxError Of(YamlException broken, Mark reached, string text)
    {
        var (said, plain, atEnd) = Sentences.FirstOrDefault(sentence => broken.Message.Contains(sentence.Said, StringComparison.Ordinal));
        var mark = atEnd ? broken.End : broken.Start;
        mark = mark.Index == 0 && reached.Index > 0 && broken.End.Index == 0 ? reached : mark;
        var why = said is null ? AtCharacter(text, mark) ?? broken.Message : plain;
        return new YamlSyntaxError(mark, why is (TwoKeys or Ended) && mark.Column > LongestSimpleKey ? TooLongKey : why)
        {
            IsUnclosed = said is "',' or ']'" or "',' or '}'",
        };
    }

    private static string? AtCharacter(string text, Mark mark) => mark.Index >= text.Length ? null : text[(int)mark.Index] switch
    {
        '\t' => Tab,
        '@' or '`' or '%' or '|' or '>' or ']' or '}' or ',' => $"a string that starts with '{text[(int)mark.Index]}' needs quotes.",
        _ => null,
    };
}
