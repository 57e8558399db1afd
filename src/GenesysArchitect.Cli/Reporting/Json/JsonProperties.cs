using System.Text.Json;

namespace GenesysArchitect.Cli.Reporting.Json;

/// <summary>Writes JSON properties that may be null, and lists.</summary>
internal static class JsonProperties
{
    public static void WriteNumberOrNull(this Utf8JsonWriter json, string property, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(property, known);
        }
        else
        {
            json.WriteNull(property);
        }
    }

    public static void WriteBooleanOrNull(this Utf8JsonWriter json, string property, bool? value)
    {
        if (value is { } known)
        {
            json.WriteBoolean(property, known);
        }
        else
        {
            json.WriteNull(property);
        }
    }

    public static void WriteTimeOrNull(this Utf8JsonWriter json, string property, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            json.WriteString(property, known);
        }
        else
        {
            json.WriteNull(property);
        }
    }

    /// <summary>Writes a document, or a part of it, unchanged.</summary>
    public static void WriteElementOrNull(this Utf8JsonWriter json, string property, JsonElement? element)
    {
        json.WritePropertyName(property);
        if (element is { } known)
        {
            known.WriteTo(json);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    public static void WriteStrings(this Utf8JsonWriter json, string property, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(property);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a list of objects.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter json, string property, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(property);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
