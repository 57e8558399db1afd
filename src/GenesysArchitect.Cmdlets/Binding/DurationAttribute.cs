using System.Globalization;
using System.Management.Automation;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>
/// Parses a duration: a number is seconds, <c>90s</c>, <c>10m</c> and <c>1h</c> have a unit,
/// and a TimeSpan or its text is taken as it is. PowerShell by itself converts a number to ticks.
/// </summary>
public sealed class DurationAttribute : ArgumentTransformationAttribute
{
    private const double MaxSeconds = 30 * 24 * 3600;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var duration = Read(inputData is PSObject wrapped ? wrapped.BaseObject : inputData);
        return duration > TimeSpan.Zero && duration.Value.TotalSeconds <= MaxSeconds
            ? duration.Value
            : throw new ArgumentTransformationMetadataException($"'{inputData}' is not a valid duration. Give seconds such as 90 or 1.5, text such as 90s, 10m or 1h, or a TimeSpan, greater than zero and at most 30 days.");
    }

    private static TimeSpan? Read(object given) => given switch
    {
        TimeSpan span => span,
        string text => Read(text.Trim()),

        // PowerShell parses 1s as a number of type short.
        IConvertible number and not (bool or char or DateTime or Enum) => Seconds(number.ToDouble(CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static TimeSpan? Read(string text)
    {
        var unit = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        var number = unit == 0 ? text : text[..^1];
        if (double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return Seconds(seconds * Math.Max(unit, 1));
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null;
    }

    private static TimeSpan? Seconds(double seconds) =>
        seconds is > 0 and <= MaxSeconds ? TimeSpan.FromSeconds(seconds) : null;
}
