using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>Any file content is a document or one error with a location.</summary>
public partial class AnyFileTests
{
    private const int Files = 4_000;

    private static readonly string[] YamlParts =
    [
        "a", "b", " ", "  ", "\n", "\n  ", "\n    ", ":", ": ", "- ", "? ", "[", "]", "{", "}", ",", "\"", "'", "#", " #", "&a ", "*a", "!", "!!str ", "!x ",
        "|", "|-\n  ", ">\n ", "\t", "\r", "\r\n", "\u0085", "\u2028", "\\", "\\u", "\\ud800", "\\U", "%", "%YAML 1.2\n", "%TAG ! x\n", "---", "--- ", "...",
        "\n...\n", "\n---\n", "<<", "~", "null", "-1.5", "@", "`", "\uFEFF", "\u0001", "😀", "ä", "--", "a: b\n", "- a\n", "x:\n  y: 1\n", "[a, b]", "{a: b}", "\0", "\\x41", "\\\n",
    ];

    private static readonly string[] JsonParts =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\"a\"", "\"b\":", "1", "-", "0", "1.5", "e", "E+", "true", "null", "\n", " ", "\t", "\\", "\\u", "\\ud800", "/", "//", "#", "'",
        "😀", "ä", "\0", "\u2028", "NaN", ".", "{\"a\":1}", "[1,2]", "\"x\":{\"y\":[1]}", "“",
    ];

    [Theory]
    [InlineData(".json")]
    [InlineData(".yaml")]
    public void Any_text_is_a_document_with_locations_or_one_error_with_a_location(string extension)
    {
        var parts = extension == ".json" ? JsonParts : YamlParts;
        var (read, refused) = (0, 0);
        for (var seed = 0; seed < Files; seed++)
        {
            var random = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 16)).Select(_ => parts[random.Next(parts.Length)]));

            if (Refusal($"a{extension}", text) is { } refusal)
            {
                refused++;
                Assert.Matches(LocationAndSentence(), refusal);
            }
            else
            {
                read++;
            }
        }

        Assert.True(read > 50 && refused > 50, $"{read} were read and {refused} refused");
    }

    private static string? Refusal(string path, string text)
    {
        try
        {
            var source = DocumentFile.Parse(path, Encoding.UTF8.GetBytes(text));
            Visit(source, source.Root, DocumentPath.Root);
            return null;
        }
        catch (GcException refused)
        {
            Assert.Equal(ErrorIds.DocumentInvalid, refused.ErrorId);
            return refused.Message[path.Length..];
        }
    }

    private static void Visit(DocumentSource source, JsonElement value, DocumentPath path)
    {
        Assert.True(source.LocationOf(path) is { Line: > 0, Column: > 0 });
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Visit(source, member.Value, path.Member(member.Name));
                }

                break;

            case JsonValueKind.Array:
                for (var index = 0; index < value.GetArrayLength(); index++)
                {
                    Visit(source, value[index], path.Item(index));
                }

                break;
        }
    }

    // Messages of the libraries start with a capital letter, and are not user-friendly.
    [GeneratedRegex(@"^:[1-9][0-9]*:[1-9][0-9]*: (JSON |\P{Lu}).*\.$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex LocationAndSentence();
}
