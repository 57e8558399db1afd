using System.Text;
using System.Text.Json;

namespace GenesysArchitect.Engine.Documents.Json;

/// <summary>Formats a document as JSON: one line per member and item, empty objects and arrays on one line.</summary>
internal static class JsonLayout
{
    private const int Indentation = 2;

    public static void Write(DocumentWalk walk, StringBuilder text)
    {
        while (walk.MoveNext())
        {
            if (walk.Step == DocumentStep.End)
            {
                BeginLine(text, walk.Depth).Append(walk.Value.ValueKind == JsonValueKind.Object ? '}' : ']');
                continue;
            }

            if (walk.Depth > 0)
            {
                BeginLine(walk.IsFirst ? text : text.Append(','), walk.Depth);
            }

            if (walk.Name is { } name)
            {
                text.AppendQuoted(name).Append(": ");
            }

            WriteValue(walk, text);
        }

        text.Append('\n');
    }

    private static StringBuilder BeginLine(StringBuilder text, int depth) => text.Append('\n').Append(' ', Indentation * depth);

    private static void WriteValue(DocumentWalk walk, StringBuilder text)
    {
        var isEmpty = walk.Step == DocumentStep.Value;
        switch (walk.Value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append(isEmpty ? "{}" : "{");
                break;
            case JsonValueKind.Array:
                text.Append(isEmpty ? "[]" : "[");
                break;
            case JsonValueKind.String:
                text.AppendQuoted(walk.Text);
                break;
            default:
                text.Append(walk.Value.GetRawText());
                break;
        }
    }
}
