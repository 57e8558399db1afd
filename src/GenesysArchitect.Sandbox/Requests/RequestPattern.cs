using System.Text.RegularExpressions;

namespace GenesysArchitect.Sandbox.Requests;

/// <summary>A method and a path pattern: <c>*</c> stays in its segment, <c>**</c> is anything.</summary>
internal sealed class RequestPattern
{
    private readonly string _method;
    private readonly Regex _path;

    internal RequestPattern(string method, string path)
    {
        _method = method;
        var expression = Regex.Escape(path)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        _path = new Regex($"^{expression}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    internal bool Matches(string method, string path) =>
        (_method == "*" || _method.Equals(method, StringComparison.OrdinalIgnoreCase)) && _path.IsMatch(path);
}
