using System.Text;
using System.Text.Json;

namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>
/// Formats a document as YAML in block style, with items indented below their key. YamlDotNet's emitter is not
/// sufficient: in blocks it drops carriage returns and turns NEL into a line feed, it loses a tab at the end of an
/// unquoted text, writes byte order marks unescaped, and escapes every emoji.
/// </summary>
/// <param name="walk">The traversal of the document.</param>
/// <param name="text">Receives the text.</param>
internal sealed class YamlLayout(DocumentWalk walk, StringBuilder text)
{
    private const int Indentation = 2;

    // Beyond this length readers do not recognize a key.
    private const int LongestSimpleKey = 1024;

    private bool _isAfterDash;

    public void Write()
    {
        while (walk.MoveNext())
        {
            if (walk.Step == DocumentStep.End)
            {
                continue;
            }

            if (walk.Depth > 0)
            {
                WriteLead();
            }

            if (walk.Step == DocumentStep.Value)
            {
                WriteValue();
                text.Append('\n');
            }
        }
    }

    // The start of a value: its key, or the dash of an item. The content of an item starts on the line
    // of its dash, the content of a member on the next line.
    private void WriteLead()
    {
        var indentation = Indentation * (walk.Depth - 1);
        text.Append(' ', _isAfterDash ? 0 : indentation);
        var isItem = walk.Name is null;
        if (isItem)
        {
            text.Append('-');
        }
        else
        {
            WriteKey(walk.Name!, indentation);
        }

        _isAfterDash = isItem && walk.Step == DocumentStep.Begin;
        text.Append(isItem || walk.Step == DocumentStep.Value ? ' ' : '\n');
    }

    private void WriteKey(string name, int indentation)
    {
        var start = text.Length;
        YamlText.AppendOnOneLine(text, name);
        if (text.Length - start > LongestSimpleKey)
        {
            text.Insert(start, "? ").Append('\n').Append(' ', indentation);
        }

        text.Append(':');
    }

    private void WriteValue()
    {
        switch (walk.Value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append("{}");
                break;
            case JsonValueKind.Array:
                text.Append("[]");
                break;
            case JsonValueKind.String when walk.Depth > 0 && YamlText.IsBlock(walk.Text):
                YamlText.AppendBlock(text, walk.Text, Indentation * walk.Depth);
                break;
            case JsonValueKind.String:
                YamlText.AppendOnOneLine(text, walk.Text);
                break;
            default:
                text.Append(walk.Value.GetRawText());
                break;
        }
    }
}
