using System.Buffers;
using System.Globalization;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GenesysArchitect.Engine.Documents;

/// <summary>Turns YAML into the JSON it stands for, by the YAML 1.2 core schema.</summary>
internal static class YamlDocument
{
    // Aliases can multiply: a small file may stand for more than any memory holds.
    private const int MostNodes = 1_000_000;

    public static JsonElement Parse(string path, string text)
    {
        try
        {
            RequireShallow(path, text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is not [var document])
            {
                throw DocumentFile.Invalid(path, 1, 1, $"one document is expected, and there are {stream.Documents.Count}.");
            }

            var json = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { MaxDepth = DocumentFile.Deepest }))
            {
                var nodes = 0;
                Write(path, document.RootNode, writer, ref nodes);
            }

            return JsonDocument.Parse(json.WrittenMemory, new JsonDocumentOptions { MaxDepth = DocumentFile.Deepest }).RootElement;
        }
        catch (YamlException broken)
        {
            throw DocumentFile.Invalid(path, broken.Start.Line, broken.Start.Column, broken.InnerException?.Message ?? broken.Message);
        }
    }

    private static void RequireShallow(string path, string text)
    {
        var parser = new Parser(new StringReader(text));
        for (var depth = 0; parser.MoveNext();)
        {
            depth += parser.Current!.NestingIncrease;
            if (depth >= DocumentFile.Deepest)
            {
                throw DocumentFile.Invalid(path, parser.Current.Start.Line, parser.Current.Start.Column, $"the document is nested deeper than {DocumentFile.Deepest} levels.");
            }
        }
    }

    private static void Write(string path, YamlNode node, Utf8JsonWriter writer, ref int nodes)
    {
        if (++nodes > MostNodes || writer.CurrentDepth >= DocumentFile.Deepest - 1)
        {
            throw DocumentFile.Invalid(path, node.Start.Line, node.Start.Column, "the document is too large once its aliases are followed.");
        }

        switch (node)
        {
            case YamlMappingNode mapping:
                writer.WriteStartObject();
                foreach (var (key, value) in mapping)
                {
                    if (key is not YamlScalarNode { Value: { } name })
                    {
                        throw DocumentFile.Invalid(path, key.Start.Line, key.Start.Column, "a key must be a word.");
                    }

                    writer.WritePropertyName(name);
                    Write(path, value, writer, ref nodes);
                }

                writer.WriteEndObject();
                break;

            case YamlSequenceNode sequence:
                writer.WriteStartArray();
                foreach (var element in sequence)
                {
                    Write(path, element, writer, ref nodes);
                }

                writer.WriteEndArray();
                break;

            case YamlScalarNode scalar:
                WriteScalar(scalar, writer);
                break;

            default:
                throw DocumentFile.Invalid(path, node.Start.Line, node.Start.Column, "this kind of node is not supported.");
        }
    }

    private static void WriteScalar(YamlScalarNode scalar, Utf8JsonWriter writer)
    {
        var text = scalar.Value ?? string.Empty;
        if (scalar.Style != ScalarStyle.Plain)
        {
            writer.WriteStringValue(text);
            return;
        }

        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                writer.WriteNullValue();
                break;
            case "true" or "True" or "TRUE":
                writer.WriteBooleanValue(true);
                break;
            case "false" or "False" or "FALSE":
                writer.WriteBooleanValue(false);
                break;
            default:
                if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
                {
                    writer.WriteNumberValue(whole);
                }
                else if (char.IsAsciiDigit(text[^1]) && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
                {
                    writer.WriteNumberValue(number);
                }
                else
                {
                    writer.WriteStringValue(text);
                }

                break;
        }
    }
}
