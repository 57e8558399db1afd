using System.Globalization;
using System.Text.RegularExpressions;

namespace GenesysArchitect.Specification;

/// <summary>What <c>date-time</c> means in the specification: a date, a time and an offset.</summary>
internal static partial class Rfc3339
{
    public static bool IsDateTime(string text) =>
        Form().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
