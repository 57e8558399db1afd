using System.Globalization;
using System.Text.Json;

namespace GenesysArchitect.Engine.Transport;

/// <summary>Reads a point in time as hosts write it: ISO 8601 with or without a colon in its offset, or milliseconds or seconds since 1970.</summary>
internal static class AnswerTime
{
    // Milliseconds of 1973 are seconds of the year 5138: nothing of this product is in either.
    private const double LeastMilliseconds = 1e11;

    private static readonly string[] Forms =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyyMMdd'T'HHmmss.FFFFFFFK", "r"];

    /// <summary>Reads it.</summary>
    /// <returns>The time; null where it is none.</returns>
    public static DateTimeOffset? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Read(value.GetString()!.Trim()),
        JsonValueKind.Number => Since1970(value.GetDouble()),
        _ => null,
    };

    private static DateTimeOffset? Read(string text)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return Since1970(number);
        }

        // .NET reads no offset without its colon.
        var isPlainOffset = text.Length > 15 && text[^5] is '+' or '-' && text[^4..].All(char.IsAsciiDigit);
        var spelled = isPlainOffset ? text.Insert(text.Length - 2, ":") : text;
        return DateTimeOffset.TryParseExact(spelled, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            || (StartsWithYear(spelled) && DateTimeOffset.TryParse(spelled, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time))
            ? time
            : null;
    }

    // Without the year the framework would take today's.
    private static bool StartsWithYear(string text) => text.Length >= 10 && text[..4].All(char.IsAsciiDigit) && text[4] == '-';

    private static DateTimeOffset? Since1970(double number)
    {
        var seconds = Math.Abs(number) >= LeastMilliseconds ? number / 1000 : number;
        return seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond))
            : null;
    }
}
