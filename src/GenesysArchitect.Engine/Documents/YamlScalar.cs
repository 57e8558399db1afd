using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GenesysArchitect.Engine.Documents;

/// <summary>What a scalar of YAML stands for by the core schema: null, a boolean, a number or text.</summary>
internal static partial class YamlScalar
{
    private const string TextTag = "tag:yaml.org,2002:str";

    public static void Write(Scalar scalar, Utf8JsonWriter writer)
    {
        if (scalar.Style != ScalarStyle.Plain || (!scalar.Tag.IsEmpty && scalar.Tag.Value == TextTag))
        {
            writer.WriteStringValue(scalar.Value);
            return;
        }

        switch (scalar.Value)
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
            case var text when Octal().IsMatch(text):
                writer.WriteNumberValue(Convert.ToUInt64(text[2..], 8));
                break;
            case var text when Hexadecimal().IsMatch(text):
                writer.WriteNumberValue(Convert.ToUInt64(text[2..], 16));
                break;
            case var text when Decimal().Match(text) is { Success: true } number:
                WriteNumber(number, writer);
                break;
            case var text:
                writer.WriteStringValue(text);
                break;
        }
    }

    private static void WriteNumber(Match number, Utf8JsonWriter writer)
    {
        var sign = number.Groups["sign"].Value == "-" ? "-" : string.Empty;
        var whole = number.Groups["whole"].Value.TrimStart('0') is { Length: > 0 } digits ? digits : "0";
        var fraction = number.Groups["fraction"] is { Length: > 0 } places ? $".{places.Value}" : string.Empty;
        var exponent = number.Groups["exponent"].Value;
        var text = sign + whole + fraction + exponent;

        // Written out, 1e3 is a whole number to whoever reads it. What a decimal cannot hold stays as it is.
        if (exponent.Length > 0 && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value != 0)
        {
            writer.WriteNumberValue(value);
            return;
        }

        writer.WriteRawValue(text);
    }

    [GeneratedRegex("^0o[0-7]{1,21}$", RegexOptions.CultureInvariant)]
    private static partial Regex Octal();

    [GeneratedRegex("^0x[0-9a-fA-F]{1,16}$", RegexOptions.CultureInvariant)]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"^(?<sign>[-+]?)(?=\.?[0-9])(?<whole>[0-9]*)(\.(?<fraction>[0-9]*))?(?<exponent>([eE][-+]?[0-9]+)?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Decimal();
}
