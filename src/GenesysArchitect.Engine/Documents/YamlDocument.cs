using System.Buffers;
using System.Text.Json;
using YamlDotNet.Core.Events;

namespace GenesysArchitect.Engine.Documents;

/// <summary>Turns YAML into the JSON it stands for.</summary>
internal sealed class YamlDocument
{
    // Aliases can multiply: a small file may stand for more than any memory holds.
    private const int MostNodes = 1_000_000;
    private const long MostBytes = 4 * DocumentFile.LargestFile;

    private readonly string _path;
    private readonly YamlEvents _events;
    private readonly Utf8JsonWriter _writer;
    private int _nodes;
    private int _next;

    private YamlDocument(string path, YamlEvents events, Utf8JsonWriter writer)
    {
        _path = path;
        _events = events;
        _writer = writer;
    }

    public static JsonElement Parse(string path, string text)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { MaxDepth = DocumentFile.Deepest }))
        {
            new YamlDocument(path, YamlEvents.Read(path, text), writer).WriteNode();
        }

        return JsonDocument.Parse(json.WrittenMemory, new JsonDocumentOptions { MaxDepth = DocumentFile.Deepest }).RootElement;
    }

    private void WriteNode()
    {
        var node = _events.At(_next++);
        if (++_nodes > MostNodes || _writer.CurrentDepth >= DocumentFile.Deepest - 1 || _writer.BytesCommitted + _writer.BytesPending > MostBytes)
        {
            throw Invalid(node, "the document is too large once its aliases are followed.");
        }

        switch (node)
        {
            case MappingStart:
                WriteMapping();
                break;

            case SequenceStart:
                WriteSequence();
                break;

            case AnchorAlias:
                var back = _next;
                _next = _events.TargetOf(_next - 1);
                WriteNode();
                _next = back;
                break;

            case Scalar scalar:
                YamlScalar.Write(scalar, _writer);
                break;
        }
    }

    private void WriteMapping()
    {
        _writer.WriteStartObject();
        var names = new HashSet<string>();
        while (_events.At(_next) is not MappingEnd)
        {
            var name = ReadKey();
            if (!names.Add(name))
            {
                throw Invalid(_events.At(_next - 1), $"the key '{name}' is there twice.");
            }

            _writer.WritePropertyName(name);
            WriteNode();
        }

        _next++;
        _writer.WriteEndObject();
    }

    private void WriteSequence()
    {
        _writer.WriteStartArray();
        while (_events.At(_next) is not SequenceEnd)
        {
            WriteNode();
        }

        _next++;
        _writer.WriteEndArray();
    }

    private string ReadKey()
    {
        var at = _next++;
        var key = _events.At(at) is AnchorAlias ? _events.At(_events.TargetOf(at)) : _events.At(at);
        return key is Scalar { Value: var name } ? name : throw Invalid(_events.At(at), "a key must be a word.");
    }

    private Errors.GcException Invalid(ParsingEvent node, string why) => DocumentFile.Invalid(_path, node.Start.Line, node.Start.Column, why);
}
