using System.Text;
using System.Text.Json;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>Random documents with typical problems of writers and readers, the same for the same seed.</summary>
internal static class NastyDocument
{
    private static readonly string[] Parts =
    [
        "a", "Menu", "Größe", "😀", "1", "0", " ", "  ", ": ", ":", " #", "#", "- ", "-", "? ", "?", "\"", "'", "''", "\n", "\n\n", "\n  ", "\n\t", " \n", "\r", "\r\n", "\t",
        "\u0085", "\u2028", "\u2029", "\uFEFF", "\uFFFE", "\uFDD0", "\u00A0", "\u200B", "\u0001", "\u001B", "\u007F", "\u009F", "\b", "\f", "---", "--- ", "...", "... ", "%", "@",
        "`", "&a", "*a", "!", "!!str ", "|", ">", "[", "]", "{", "}", ",", "\\", "\\n", "/", "<<", "=", "~", "é", "\u0301", "\uD83D\uDC68\u200D\uD83D\uDC69", "word word ",
    ];

    private static readonly string[] Wholes =
    [
        "", "null", "Null", "true", "False", "yes", "No", "on", "OFF", "y", "N", "~", "=", "<<", "0x1F", "0o17", "0b1010", "012", "+49123", "1_000", "12:30:45", "1:30.5", ".inf", "-.INF",
        ".nan", "1.0", "-0", "1e5", "1E400", "2024-01-31", "2024-01-31T10:00:00Z", "10.0.0.1", "2.1.0", "+1", "-1", ".5", "5.", "0", "\n", "\n\n", " ", "---", "...", "#", ":", "-",
        "Please hold the line.", "https://example.com/a?b=c#d", "line one\nline two\n", "  indented\nless\n", "\nleading", "a\n\n\nb", "trailing \nspace", "tab\t\nend", "#!/bin/sh\n: x\n",
    ];

    private static readonly string[] Plainest = ["null", "true", "false", "[]", "{}"];

    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "1.0", "1.50", "-0.0", "1E5", "1e-7", "1e+7", "1e400", "-1E-400", "12345678901234567890.1234567890", "9007199254740993", "0.1000", "100000000000000000000000000000000",
    ];

    public static JsonElement Make(Random random)
    {
        var text = new StringBuilder();
        Write(random, text, depth: 0);
        using var document = JsonDocument.Parse(text.ToString());
        return document.RootElement.Clone();
    }

    public static string Text(Random random) => random.Next(3) switch
    {
        0 => Wholes[random.Next(Wholes.Length)],
        1 when random.Next(40) == 0 => string.Concat(Enumerable.Repeat(Parts[random.Next(Parts.Length)] + "x", 400)),
        _ => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Parts[random.Next(Parts.Length)])),
    };

    private static void Write(Random random, StringBuilder text, int depth)
    {
        switch (random.Next(depth > 4 ? 7 : 11))
        {
            case 0:
                text.Append(Plainest[random.Next(Plainest.Length)]);
                break;

            case 1:
                text.Append(Numbers[random.Next(Numbers.Length)]);
                break;

            case < 7:
                text.Append(JsonSerializer.Serialize(Text(random)));
                break;

            case < 9:
                text.Append('[');
                for (var count = random.Next(1, 4); count > 0; count--)
                {
                    Write(random, text, depth + 1);
                    text.Append(count > 1 ? "," : string.Empty);
                }

                text.Append(']');
                break;

            default:
                var names = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Text(random)).Distinct().ToArray();
                text.Append('{');
                foreach (var name in names)
                {
                    text.Append(null, $"{(name == names[0] ? string.Empty : ",")}{JsonSerializer.Serialize(name)}:");
                    Write(random, text, depth + 1);
                }

                text.Append('}');
                break;
        }
    }
}
