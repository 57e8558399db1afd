using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace GenesysArchitect.Engine.Dependencies.Pictures;

/// <summary>
/// Writes a picture for programs. Each node, edge and cycle is on a line of its own, so that two pictures can be
/// compared line by line. &lt;, &gt;, &amp; and quotes are escaped, so that it can be embedded in a page.
/// </summary>
internal static class JsonPicture
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void Write(Drawing drawing, TextWriter text)
    {
        text.Write("{\"title\":");
        text.Write(Json(json => json.WriteStringValue(drawing.Title)));
        WriteArray(text, "nodes", drawing.Nodes, WriteNode);
        WriteArray(text, "edges", drawing.Edges, WriteEdge);
        WriteArray(text, "cycles", drawing.Cycles, WriteCycle);
        text.Write("}\n");
    }

    private static void WriteArray<T>(TextWriter text, string name, IReadOnlyList<T> elements, Action<Utf8JsonWriter, T> write)
    {
        text.Write($",\n\"{name}\":[");
        for (var at = 0; at < elements.Count; at++)
        {
            text.Write(at == 0 ? "\n" : ",\n");
            text.Write(Json(json => write(json, elements[at])));
        }

        text.Write(elements.Count == 0 ? "]" : "\n]");
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes, Options);
        write(json);
        json.Flush();
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void WriteNode(Utf8JsonWriter json, GcDependencyNode node)
    {
        json.WriteStartObject();
        json.WriteString("kind", Drawing.NameOf(node.Kind));
        json.WriteString("id", node.Id);
        json.WriteString("name", node.Name);
        json.WriteString("version", node.Version);
        json.WriteNumber("wave", node.Wave);
        json.WriteBoolean("inCycle", node.IsInCycle);
        json.WriteBoolean("conflict", node.HasConflict);
        json.WriteString("problem", node.Problem);
        json.WriteEndObject();
    }

    private static void WriteEdge(Utf8JsonWriter json, GcDependencyEdge edge)
    {
        json.WriteStartObject();
        json.WritePropertyName("from");
        WriteKey(json, edge.From);
        json.WritePropertyName("to");
        WriteKey(json, edge.To);
        json.WriteString("versionRange", edge.VersionRange);
        json.WriteEndObject();
    }

    private static void WriteCycle(Utf8JsonWriter json, DependencyCycle cycle)
    {
        json.WriteStartArray();
        foreach (var node in cycle.Nodes)
        {
            WriteKey(json, node);
        }

        json.WriteEndArray();
    }

    private static void WriteKey(Utf8JsonWriter json, DependencyNode node)
    {
        json.WriteStartObject();
        json.WriteString("kind", Drawing.NameOf(node.Kind));
        json.WriteString("id", node.Id);
        json.WriteEndObject();
    }
}
