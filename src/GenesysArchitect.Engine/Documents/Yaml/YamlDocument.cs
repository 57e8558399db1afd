using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using YamlDotNet.Core.Events;

namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>
/// Converts YAML to JSON, in one pass and without recursion. The target of an alias is
/// copied from the JSON written so far, at the cost of its length.
/// </summary>
internal sealed class YamlDocument : IDisposable
{
    private readonly YamlReader _reader;
    private readonly YamlAnchors _anchors;
    private readonly ArrayBufferWriter<byte> _json = new();
    private readonly Utf8JsonWriter _writer;
    private readonly Stack<YamlContainer> _open = new();

    private YamlDocument(YamlReader reader)
    {
        _reader = reader;
        _anchors = new YamlAnchors(reader);
        _writer = new Utf8JsonWriter(_json, new JsonWriterOptions { MaxDepth = DocumentFile.MaxDepth, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private int Written => (int)(_writer.BytesCommitted + _writer.BytesPending);

    public static JsonElement Parse(string path, ReadOnlySpan<byte> text, int linesBefore = 0)
    {
        using var document = new YamlDocument(new YamlReader(path, text, linesBefore));
        document.Write();
        document._writer.Flush();
        return JsonDocument.Parse(document._json.WrittenMemory, new JsonDocumentOptions { MaxDepth = DocumentFile.MaxDepth }).RootElement;
    }

    public void Dispose() => _writer.Dispose();

    private void Write()
    {
        while (_reader.MoveNext())
        {
            if (_reader.Current is MappingEnd or SequenceEnd)
            {
                End();
            }
            else if (_open.TryPeek(out var mapping) && mapping.AwaitsKey)
            {
                WriteKey(mapping);
            }
            else
            {
                WriteValue();
            }
        }
    }

    private void WriteKey(YamlContainer mapping)
    {
        var key = (_reader.Current is AnchorAlias alias ? _anchors.Follow(alias, _open.Count).Scalar : _reader.Current as Scalar)
            ?? throw _reader.Error("a key must be a scalar.");
        var name = YamlKey.NameOf(key, _reader);
        if (!mapping.TryAdd(name, _reader.Location, out var first))
        {
            throw _reader.Twice(name, first);
        }

        _anchors.Add(_reader.Current);
        _writer.WritePropertyName(name);
        mapping.AwaitsKey = false;
    }

    private void WriteValue()
    {
        switch (_reader.Current)
        {
            case MappingStart or SequenceStart:
                Begin((NodeEvent)_reader.Current);
                return;

            case AnchorAlias alias:
                WriteAlias(_anchors.Follow(alias, _open.Count));
                break;

            case Scalar scalar:
                _anchors.Add(scalar);
                WriteScalar(scalar);
                break;
        }

        EndValue(height: 0);
    }

    private void Begin(NodeEvent node)
    {
        var isMapping = node is MappingStart;
        if (node.TagOf() is not YamlTag.None and var tag && tag != (isMapping ? YamlTag.Mapping : YamlTag.Sequence))
        {
            throw _reader.Error(YamlTags.RefusalOf(node));
        }

        if (isMapping)
        {
            _writer.WriteStartObject();
        }
        else
        {
            _writer.WriteStartArray();
        }

        _open.Push(new YamlContainer(isMapping, start: Written - 1, _anchors.Add(node)));
    }

    private void End()
    {
        if (_reader.Current is MappingEnd)
        {
            _writer.WriteEndObject();
        }
        else
        {
            _writer.WriteEndArray();
        }

        var ended = _open.Pop();
        ended.Anchor?.Complete(ended.Start, Written - ended.Start, ended.Height);
        EndValue(ended.Height);
    }

    private void EndValue(int height)
    {
        if (_open.TryPeek(out var container))
        {
            container.Height = Math.Max(container.Height, height + 1);
            container.AwaitsKey = container.IsMapping;
        }
    }

    private void WriteAlias(YamlAnchor target)
    {
        if (target.Scalar is { } scalar)
        {
            WriteScalar(scalar);
            return;
        }

        _writer.Flush();
        _writer.WriteRawValue(_json.WrittenSpan.Slice(target.Start, target.Length), skipInputValidation: true);
        EndValue(target.Height);
    }

    private void WriteScalar(Scalar scalar)
    {
        if (!YamlScalar.TryWrite(scalar, _reader.ValueOf(scalar), _writer))
        {
            throw _reader.Error(YamlTags.RefusalOf(scalar));
        }
    }
}
