using System.Management.Automation;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>Names that are looked for, with wildcards or without; knows which of those without were not met.</summary>
internal sealed class NamePatterns
{
    private readonly List<(string Text, WildcardPattern Pattern)> _patterns;
    private readonly HashSet<string> _unmatched;

    public NamePatterns(IEnumerable<string> names)
    {
        _patterns = [.. names.Select(name => (name, WildcardPattern.Get(name, WildcardOptions.IgnoreCase)))];
        _unmatched = [.. _patterns.Select(pattern => pattern.Text).Where(text => !WildcardPattern.ContainsWildcardCharacters(text))];
    }

    /// <summary>The names without wildcards that nothing was called by.</summary>
    public IReadOnlyCollection<string> Unmatched => _unmatched;

    public bool IsMatch(string name)
    {
        var matches = _patterns.FindAll(pattern => pattern.Pattern.IsMatch(name));
        _unmatched.ExceptWith(matches.Select(pattern => pattern.Text));
        return matches.Count > 0;
    }
}
