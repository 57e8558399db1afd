using System.Management.Automation;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>Flow names to match, with or without wildcards; records which names without wildcards were not found.</summary>
internal sealed class NamePatterns
{
    private readonly List<(string Text, WildcardPattern Pattern)> _patterns;
    private readonly HashSet<string> _unmatched;

    public NamePatterns(IEnumerable<string> names)
    {
        _patterns = [.. names.Select(name => (name, WildcardPattern.Get(name, WildcardOptions.IgnoreCase)))];
        _unmatched = [.. _patterns.Select(pattern => pattern.Text).Where(text => !WildcardPattern.ContainsWildcardCharacters(text))];
    }

    /// <summary>An error for each name without wildcards that matched no flow.</summary>
    public IEnumerable<GcException> Missing => _unmatched.Select(name => new GcException(ErrorIds.FlowMissing, ErrorKind.NotFound, $"No flow in this organization is named '{name}'.")
    {
        Target = name,
        Remedies = [new("Check the name, and that you are connected to the right organization; -Name supports wildcards.")],
    });

    public bool IsMatch(string name)
    {
        var matches = _patterns.FindAll(pattern => pattern.Pattern.IsMatch(name));
        _unmatched.ExceptWith(matches.Select(pattern => pattern.Text));
        return matches.Count > 0;
    }
}
