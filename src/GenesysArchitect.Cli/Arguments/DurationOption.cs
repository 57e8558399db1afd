using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace GenesysArchitect.Cli.Arguments;

/// <summary>An option that takes a duration: seconds, such as <c>90</c> or <c>1.5</c>, or a number with a unit, such as <c>90s</c>, <c>10m</c> or <c>1h</c>.</summary>
internal sealed class DurationOption : Option<TimeSpan?>
{
    // The runtime's timers do not support much longer durations.
    private static readonly TimeSpan MaxDuration = TimeSpan.FromDays(30);

    private readonly bool _mayBeZero;

    public DurationOption(string name, string description, bool mayBeZero = false)
        : base(name)
    {
        _mayBeZero = mayBeZero;
        Description = description;
        HelpName = "S";
        CustomParser = Read;
    }

    private TimeSpan? Read(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (Seconds(text) is { } seconds && (seconds > 0 || (_mayBeZero && seconds == 0)) && seconds <= MaxDuration.TotalSeconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        argument.AddError($"{Name}: '{text}' is not a number of seconds{(_mayBeZero ? string.Empty : " above 0")} and up to 30 days, such as 90, 1.5 or 10m.");
        return null;
    }

    private static double? Seconds(string text)
    {
        var unit = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        return double.TryParse(unit == 0 ? text : text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number * Math.Max(unit, 1)
            : null;
    }
}
