using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>
/// Determines the value of a YAML scalar: null, a boolean, a number or text. Only JSON numbers are
/// numbers. The core schema accepts more, and would remove the plus and the leading zeros of
/// telephone numbers, which are common in a contact center's files.
/// </summary>
internal static partial class YamlScalar
{
    /// <summary>Writes a scalar as JSON.</summary>
    /// <param name="scalar">The scalar.</param>
    /// <param name="value">The text of the scalar.</param>
    /// <param name="writer">Receives the value.</param>
    /// <returns>False, with nothing written, if the scalar does not match its tag.</returns>
    public static bool TryWrite(Scalar scalar, string value, Utf8JsonWriter writer)
    {
        var kind = KindOf(value);
        switch (scalar.TagOf())
        {
            case YamlTag.None:
                kind = scalar.Style == ScalarStyle.Plain ? kind : JsonValueKind.String;
                break;
            case YamlTag.Text:
                kind = JsonValueKind.String;
                break;
            case YamlTag.Null when kind == JsonValueKind.Null:
            case YamlTag.Boolean when kind is JsonValueKind.True or JsonValueKind.False:
            case YamlTag.Number when kind == JsonValueKind.Number:
                break;
            default:
                return false;
        }

        Write(kind, value, writer);
        return true;
    }

    /// <summary>The value of unquoted text.</summary>
    public static JsonValueKind KindOf(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => JsonValueKind.Null,
        "true" or "True" or "TRUE" => JsonValueKind.True,
        "false" or "False" or "FALSE" => JsonValueKind.False,
        _ => Number().IsMatch(text) ? JsonValueKind.Number : JsonValueKind.String,
    };

    private static void Write(JsonValueKind kind, string value, Utf8JsonWriter writer)
    {
        switch (kind)
        {
            case JsonValueKind.Null:
                writer.WriteNullValue();
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.WriteBooleanValue(kind == JsonValueKind.True);
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(value, skipInputValidation: true);
                break;
            default:
                writer.WriteStringValue(value);
                break;
        }
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
