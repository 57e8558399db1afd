using System.Text.RegularExpressions;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;

/// <summary>The filter by name that lists have: case does not count, and <c>*</c> matches anything. [?: no primary source]</summary>
internal static class NameFilter
{
    internal static bool Matches(string name, string? filter)
    {
        if (filter is null)
        {
            return true;
        }

        return filter.Contains('*', StringComparison.Ordinal)
            ? Regex.IsMatch(
                name,
                "^" + Regex.Escape(filter).Replace("\\*", ".*", StringComparison.Ordinal) + "$",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline)
            : name.Equals(filter, StringComparison.OrdinalIgnoreCase);
    }
}
