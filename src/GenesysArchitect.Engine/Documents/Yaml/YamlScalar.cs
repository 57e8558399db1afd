using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>
/// What a scalar of YAML stands for: null, a boolean, a number or text. A number is what JSON calls
/// one. The core schema would take more for numbers, and so the plus and the leading zeros from
/// telephone numbers, of which a contact center's files are full.
/// </summary>
internal static partial class YamlScalar
{
    /// <summary>Writes a scalar as JSON.</summary>
    /// <param name="scalar">The scalar.</param>
    /// <param name="value">What it says.</param>
    /// <param name="writer">Where to.</param>
    /// <returns>False, with nothing written, when the scalar is not what its tag says.</returns>
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

    /// <summary>What a text is when it stands without quotes.</summary>
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
