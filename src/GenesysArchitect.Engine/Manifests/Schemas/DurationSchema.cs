using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>A duration: <c>90s</c>, <c>10m</c>, <c>1h30m</c>, ISO 8601 such as <c>PT10M</c>, or a number of seconds.</summary>
internal sealed partial class DurationSchema : ValueSchema
{
    private const string Number = "[0-9]+([.][0-9]+)?";

    // The units in order, each at most once; the lookahead requires at least one.
    private const string Units = $"^(?=[0-9])(?<d>{Number}d)?(?<h>{Number}h)?(?<m>{Number}m)?(?<s>{Number}s?)?$";
    private const string Iso = $"^P(?=[0-9T])(?<d>{Number}D)?(T(?=[0-9])(?<h>{Number}H)?(?<m>{Number}M)?(?<s>{Number}S)?)?$";

    // The maximum of the runtime's timers.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public override object? Read(JsonElement value, DocumentPath path, SpecReading reading)
    {
        if (TextOf(value) is { } text && DurationOf(text) is { } seconds)
        {
            if (seconds > 0 && seconds <= Longest.TotalSeconds)
            {
                return TimeSpan.FromSeconds(seconds);
            }

            reading.Refuse(path, value, "longer than zero and at most 30 days");
            return null;
        }

        reading.Refuse(path, value, "a duration such as 90s, 10m or PT10M");
        return null;
    }

    public override void Describe(Utf8JsonWriter schema) => DescribeOrPlaceholder(schema, alternatives =>
    {
        alternatives.WriteStartObject();
        alternatives.WriteString("type", "number");
        alternatives.WriteNumber("exclusiveMinimum", 0);
        alternatives.WriteNumber("maximum", Longest.TotalSeconds);
        alternatives.WriteEndObject();

        // JSON Schema patterns do not support named groups.
        DescribeText(alternatives, GroupName().Replace($"{Units}|{Iso}", "("));
    });

    private static double? DurationOf(string text)
    {
        var match = PlainText().Match(text);
        match = match.Success ? match : IsoText().Match(text);
        return match.Success ? (Part(match, "d", 86_400) + Part(match, "h", 3_600) + Part(match, "m", 60) + Part(match, "s", 1)) : null;
    }

    private static double Part(Match match, string unit, int seconds) =>
        match.Groups[unit] is { Success: true } part ? double.Parse(part.Value.AsSpan().TrimEnd("dhmsDHMS"), CultureInfo.InvariantCulture) * seconds : 0;

    [GeneratedRegex(Units, RegexOptions.CultureInvariant)]
    private static partial Regex PlainText();

    [GeneratedRegex(Iso, RegexOptions.CultureInvariant)]
    private static partial Regex IsoText();

    [GeneratedRegex(@"\(\?<[a-z]>", RegexOptions.CultureInvariant)]
    private static partial Regex GroupName();
}
