using System.Globalization;

namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// What a host says in <c>Retry-After</c> (RFC 9110, 10.2.3): seconds, or a date by its own clock. The header may be there
/// more than once, or have been joined by a gateway: then the longest wait counts. What is neither is as if it was not said.
/// </summary>
internal static class RetryAfterHeader
{
    // Longer than any call may take, and short enough to be counted in any unit of time.
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(365);

    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    // As HTTP writes dates, its own form and the two that it inherited, and as hosts write them besides. The day of the week says nothing.
    private static readonly string[] DateForms =
        ["d MMM yyyy HH:mm:ss 'GMT'", "d MMM yyyy HH:mm:ss 'UTC'", "d MMM yyyy HH:mm:ss zzz", "d-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads it.</summary>
    /// <param name="values">Each value of the header, as it came.</param>
    /// <param name="answered">When the host answered, by its own clock: the two clocks may differ.</param>
    /// <returns>The longest wait, zero or more; null where none is named.</returns>
    public static TimeSpan? Read(IEnumerable<string> values, DateTimeOffset answered)
    {
        TimeSpan? longest = null;
        foreach (var value in values.SelectMany(Parts))
        {
            if (WaitOf(value, answered) is { } wait && !(wait <= longest))
            {
                longest = wait;
            }
        }

        return longest;
    }

    private static TimeSpan? WaitOf(string value, DateTimeOffset answered)
    {
        // A negative number, NaN and Infinity are not of the form: no number of seconds has letters or a sign.
        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && char.IsAsciiDigit(value[^1]))
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, MaxWait.TotalSeconds));
        }

        return DateTimeOffset.TryParseExact(value, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal, out var date)
            ? TimeSpan.FromTicks(Math.Clamp((date - answered).Ticks, 0, MaxWait.Ticks))
            : null;
    }

    // A comma divides values, and stands in a date behind the day of the week, which is left out.
    private static IEnumerable<string> Parts(string value) =>
        value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(part => !IsDay(part));

    private static bool IsDay(string part) =>
        part.All(char.IsAsciiLetter) && Array.Exists(Days, day => part.StartsWith(day, StringComparison.OrdinalIgnoreCase));
}
