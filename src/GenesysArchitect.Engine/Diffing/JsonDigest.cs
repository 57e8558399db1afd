using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>A number for what a document says, whatever the order of its members and the white space between them.</summary>
internal static class JsonDigest
{
    /// <summary>The SHA-256 of the document in its plainest form, in lower-case hexadecimal digits.</summary>
    public static string Of(JsonElement document)
    {
        var plain = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(plain, JsonText.Writing))
        {
            Write(document, writer);
        }

        return Convert.ToHexString(SHA256.HashData(plain.WrittenSpan)).ToLowerInvariant();
    }

    private static void Write(JsonElement value, Utf8JsonWriter writer)
    {
        if (StackGuard.IsNearItsEnd)
        {
            StackGuard.Continue(() => Write(value, writer));
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, writer);
                }

                writer.WriteEndObject();
                break;

            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;

            default:
                value.WriteTo(writer);
                break;
        }
    }
}
