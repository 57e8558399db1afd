using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>Selects resources by labels.</summary>
internal sealed class LabelSelector
{
    private readonly IReadOnlyList<Func<IReadOnlyDictionary<string, string>, bool>> _terms;

    private LabelSelector(IReadOnlyList<Func<IReadOnlyDictionary<string, string>, bool>> terms) => _terms = terms;

    /// <summary>Parses a selector such as <c>team=ivr,tier!=test,!retired</c>; null selects all resources.</summary>
    /// <exception cref="GcException">The selector is invalid.</exception>
    public static LabelSelector Parse(string? text) => text is null ? new LabelSelector([]) : new LabelSelector([.. text.Split(',').Select(term => Term(term.Trim(), text))]);

    public bool Takes(IReadOnlyDictionary<string, string> labels) => _terms.All(term => term(labels));

    private static Func<IReadOnlyDictionary<string, string>, bool> Term(string term, string selector)
    {
        var equals = term.IndexOf('=', StringComparison.Ordinal);
        var isNegated = equals > 0 && term[equals - 1] == '!';
        var isAbsence = equals < 0 && term.StartsWith('!');
        var key = (equals < 0 ? term : term[..(isNegated ? equals - 1 : equals)]).TrimStart(isAbsence ? '!' : ' ').Trim();
        if (key.Length == 0 || key.Contains('!', StringComparison.Ordinal))
        {
            throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"'{selector}' is not a valid label selector.")
            {
                Target = selector,
                Remedies = [new("Use labels as in team=ivr,tier!=test; a name alone selects resources that have the label, and !name those that do not.")],
            };
        }

        if (equals < 0)
        {
            return labels => labels.ContainsKey(key) != isAbsence;
        }

        // Two equals signs mean the same as one, as in other tools.
        var value = term[(equals + 1)..].TrimStart('=').Trim();
        return labels => (labels.TryGetValue(key, out var label) && label == value) != isNegated;
    }
}
