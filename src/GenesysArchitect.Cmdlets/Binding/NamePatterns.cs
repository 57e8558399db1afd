using System.Management.Automation;
using GenesysArchitect.Engine.Errors;

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

    /// <summary>What there is to say about the names without wildcards that no flow was called by.</summary>
    public IEnumerable<GcException> Missing => _unmatched.Select(name => new GcException(ErrorIds.FlowMissing, ErrorKind.NotFound, $"No flow of this organization is called '{name}'.")
    {
        Target = name,
        Remedies = [new("Check the name, and that you are connected to the organization that has it; -Name takes wildcards.")],
    });

    public bool IsMatch(string name)
    {
        var matches = _patterns.FindAll(pattern => pattern.Pattern.IsMatch(name));
        _unmatched.ExceptWith(matches.Select(pattern => pattern.Text));
        return matches.Count > 0;
    }
}
