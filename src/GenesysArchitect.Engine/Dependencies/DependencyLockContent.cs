using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// A lock as JSON. The hash is computed over its content, in fixed order and without white space; the hash itself, and
/// when and where the lock was created, are stored next to it.
/// </summary>
internal static class DependencyLockContent
{
    public const string HashProperty = "sha256";
    public const string OriginProperty = "generated";

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Readable = Compact with { Indented = true };

    public static string HashOf(DependencyLock content) => HashOf(json => WriteContent(json, content));

    /// <summary>The hash of a file's content, regardless of white space: of its properties in order, except the hash and the origin.</summary>
    public static string HashOf(JsonElement file) => HashOf(json =>
    {
        foreach (var property in file.EnumerateObject().Where(property => property.Name is not (HashProperty or OriginProperty)))
        {
            property.WriteTo(json);
        }
    });

    /// <summary>The bytes of the file.</summary>
    /// <param name="content">The content.</param>
    /// <param name="origin">When, where and by what it was created; null to omit the origin.</param>
    public static byte[] Write(DependencyLock content, (DateTimeOffset At, string Machine, string Tool)? origin)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            WriteContent(json, content);
            json.WriteString(HashProperty, content.Hash);
            if (origin is { } made)
            {
                json.WriteStartObject(OriginProperty);
                json.WriteString("at", made.At);
                json.WriteString("machine", made.Machine);
                json.WriteString("tool", made.Tool);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return [.. bytes.WrittenSpan, (byte)'\n'];
    }

    private static string HashOf(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Compact))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Convert.ToHexString(SHA256.HashData(bytes.WrittenSpan)).ToLowerInvariant();
    }

    private static void WriteContent(Utf8JsonWriter json, DependencyLock content)
    {
        json.WriteNumber("format_version", DependencyLock.CurrentFormat);
        json.WriteString("environment", content.Environment);
        Write(json, "flows", content.FlowIds);
        json.WriteString("fallback", content.Fallback.ToString());
        json.WriteStartObject("graph");
        json.WriteNumber("flows", content.FlowCount);
        json.WriteNumber("actions", content.ActionCount);
        json.WriteNumber("edges", content.EdgeCount);
        json.WriteEndObject();
        json.WriteStartArray("dependencies");
        foreach (var dependency in content.Dependencies)
        {
            Write(json, dependency);
        }

        json.WriteEndArray();
        Write(json, "unresolved", content.Unresolved);
    }

    private static void Write(Utf8JsonWriter json, string property, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(property);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, GcDependency dependency)
    {
        json.WriteStartObject();
        json.WriteString("action_id", dependency.ActionId);
        json.WriteString("version", dependency.Version);
        json.WriteString("version_range", dependency.VersionRange);
        json.WriteString("environment_id", dependency.EnvironmentId);
        json.WriteString("source_flow_id", dependency.SourceFlowId);
        if (dependency.SourceActionId is { } action)
        {
            json.WriteString("source_action_id", action);
        }

        if (dependency.IsFallback)
        {
            json.WriteBoolean("fallback", true);
        }

        json.WriteEndObject();
    }
}
