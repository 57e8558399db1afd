using System.Text;
using System.Text.RegularExpressions;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Manifests.Placeholders;

/// <summary>Texts with placeholders: <c>${env:NAME}</c>, <c>${var:name}</c>, <c>${secret:NAME}</c>, and <c>$${</c> for a literal <c>${</c>.</summary>
internal static partial class Template
{
    private const string Open = "${";
    private const string EscapedOpen = "$${";

    private static readonly Dictionary<string, TemplatePartKind> Kinds = new()
    {
        ["var"] = TemplatePartKind.Variable,
        ["env"] = TemplatePartKind.Environment,
        ["secret"] = TemplatePartKind.Secret,
    };

    /// <summary>Whether a text contains no placeholder.</summary>
    public static bool IsPlain(string text) => !text.Contains(Open, StringComparison.Ordinal);

    /// <summary>Escapes a literal text.</summary>
    public static string Escape(string literal) => literal.Replace(Open, EscapedOpen, StringComparison.Ordinal);

    /// <summary>The placeholder of a secret.</summary>
    public static string OfSecret(string name) => $"{Open}secret:{name}}}";

    /// <summary>Whether a secret is part of a text.</summary>
    public static bool HasSecret(string text) => !IsPlain(text) && Parse(text).Any(part => part.Kind == TemplatePartKind.Secret);

    /// <summary>The parts of a text, in order; adjacent literal parts are joined.</summary>
    public static IReadOnlyList<TemplatePart> Parse(string text)
    {
        var parts = new List<TemplatePart>();
        var literal = new StringBuilder();
        var index = 0;
        for (var open = text.IndexOf(Open, StringComparison.Ordinal); open >= 0; open = text.IndexOf(Open, index, StringComparison.Ordinal))
        {
            if (open > index && text[open - 1] == '$')
            {
                literal.Append(text, index, open - 1 - index).Append(Open);
                index = open + Open.Length;
                continue;
            }

            literal.Append(text, index, open - index);
            Flush(literal, parts);
            var close = text.IndexOf('}', open);
            parts.Add(close < 0 ? Unclosed(text[open..]) : PartOf(text[(open + Open.Length)..close]));
            index = close < 0 ? text.Length : close + 1;
        }

        literal.Append(text, index, text.Length - index);
        Flush(literal, parts);
        return parts;
    }

    private static void Flush(StringBuilder literal, List<TemplatePart> parts)
    {
        if (literal.Length > 0)
        {
            parts.Add(new TemplatePart(TemplatePartKind.Literal, literal.ToString()));
            literal.Clear();
        }
    }

    private static TemplatePart Unclosed(string rest) =>
        new(TemplatePartKind.Malformed, $"the '}}' that closes '{DocumentErrors.Shown(rest)}' is missing; write $${{ for a literal ${{.");

    private static TemplatePart PartOf(string inner)
    {
        var colon = inner.IndexOf(':', StringComparison.Ordinal);
        var (word, name) = colon < 0 ? (inner, string.Empty) : (inner[..colon], inner[(colon + 1)..]);
        if (!Kinds.TryGetValue(word, out var kind))
        {
            var meant = colon < 0 ? null : Suggestions.For(word, Kinds.Keys);
            return new TemplatePart(
                TemplatePartKind.Malformed,
                $"'${{{DocumentErrors.Shown(inner)}}}' is not a valid placeholder; use ${{var:name}}, ${{env:NAME}} or ${{secret:NAME}}, and $${{ for a literal ${{.",
                meant is null ? null : $"${{{meant}:{DocumentErrors.Shown(name)}}}");
        }

        return Name().IsMatch(name)
            ? new TemplatePart(kind, name)
            : new TemplatePart(TemplatePartKind.Malformed, $"'${{{DocumentErrors.Shown(inner)}}}' has an invalid name: use letters, digits, '_', '.' and '-'.");
    }

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_.-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
