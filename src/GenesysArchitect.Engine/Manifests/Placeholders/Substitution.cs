using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Manifests.Files;

namespace GenesysArchitect.Engine.Manifests.Placeholders;

/// <summary>
/// Replaces placeholders with values, in two steps. After the first step only the placeholders of secrets remain,
/// so that the result can be stored; the second step replaces these.
/// </summary>
/// <param name="environment">The source of <c>${env:NAME}</c>.</param>
/// <param name="secrets">The source of <c>${secret:NAME}</c>.</param>
internal sealed class Substitution(Func<string, string?> environment, SecretValues secrets)
{
    private static readonly VariableScope None = new();

    /// <summary>The first step.</summary>
    /// <param name="document">The document, which collects the errors.</param>
    /// <param name="value">A part of it.</param>
    /// <param name="at">The path of the part.</param>
    /// <param name="scope">The available variables; null if variables are not allowed.</param>
    public JsonElement Resolve(ManifestDocument document, JsonElement value, DocumentPath at, VariableScope? scope)
    {
        if (!TextRewriter.MayHavePlaceholders(value))
        {
            return value;
        }

        var resolved = TextRewriter.Rewrite(value, at, (path, text) => Template.IsPlain(text) ? null : Resolve(document, path, text, scope));
        if (resolved is null)
        {
            document.AddUnresolvedError(at, "the document is too large or nested too deeply once its variables are resolved.");
        }

        return resolved ?? value;
    }

    /// <summary>The second step, for a part of a document that the first step resolved without an error.</summary>
    public JsonElement Reveal(JsonElement resolved) => TextRewriter.MayHavePlaceholders(resolved)
        ? TextRewriter.Rewrite(resolved, DocumentPath.Root, (_, text) => Template.IsPlain(text) ? null : TextRewriter.ValueOf(Reveal(text))) ?? resolved
        : resolved;

    /// <summary>A literal value, escaped as if it had been through the first step.</summary>
    public static JsonElement Literal(JsonElement value) => TextRewriter.MayHavePlaceholders(value)
        ? TextRewriter.Rewrite(value, DocumentPath.Root, (_, text) => Template.IsPlain(text) ? null : TextRewriter.ValueOf(Template.Escape(text))) ?? value
        : value;

    private string Reveal(string text) =>
        string.Concat(Template.Parse(text).Select(part => part.Kind == TemplatePartKind.Secret ? secrets.Find(part.Text)?.Reveal() : part.Text));

    private JsonElement Resolve(ManifestDocument document, DocumentPath path, string text, VariableScope? scope)
    {
        var parts = Template.Parse(text);
        if (parts is [{ Kind: TemplatePartKind.Variable } alone] && Find(document, path, alone.Text, scope) is { } whole)
        {
            return whole;
        }

        // Literal text is joined before it is escaped: parts from two sources may form a placeholder only when combined.
        var pieces = new List<TemplatePart>();
        foreach (var part in parts)
        {
            if (PiecesOf(document, path, part, scope) is not { } found)
            {
                return TextRewriter.ValueOf(text);
            }

            pieces.AddRange(found);
        }

        return TextRewriter.ValueOf(Join(document, path, pieces));
    }

    private IReadOnlyList<TemplatePart>? PiecesOf(ManifestDocument document, DocumentPath path, TemplatePart part, VariableScope? scope)
    {
        switch (part.Kind)
        {
            case TemplatePartKind.Literal:
                return [part];

            case TemplatePartKind.Variable:
                return Find(document, path, part.Text, scope) is { } value ? PiecesOf(document, path, part.Text, value) : null;

            case TemplatePartKind.Environment when environment(part.Text) is { } text:
                return [new TemplatePart(TemplatePartKind.Literal, text)];

            case TemplatePartKind.Secret when secrets.Find(part.Text) is not null:
                return [part];

            case TemplatePartKind.Malformed:
                document.AddUnresolvedError(path, part.Text, part.Suggestion);
                return null;

            default:
                document.AddUnresolvedError(path, $"the environment has no variable '{part.Text}'{(part.Kind == TemplatePartKind.Secret ? ", or it is empty" : string.Empty)}.");
                return null;
        }
    }

    private static IReadOnlyList<TemplatePart>? PiecesOf(ManifestDocument document, DocumentPath path, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object or JsonValueKind.Array:
                document.AddUnresolvedError(path, $"the variable '{name}' is {Wording.Of(value)}, which cannot be used inside a longer string.");
                return null;

            case JsonValueKind.String:
                return Template.Parse(value.GetString()!);

            case JsonValueKind.Null:
                return [];

            default:
                return [new TemplatePart(TemplatePartKind.Literal, value.GetRawText())];
        }
    }

    private static JsonElement? Find(ManifestDocument document, DocumentPath path, string name, VariableScope? scope)
    {
        if (scope?.Find(name) is { } value)
        {
            return value;
        }

        if (scope?.IsWhole == false)
        {
            document.LeaveUnresolved(path);
            return null;
        }

        document.AddUnresolvedError(
            path,
            scope is null ? $"a value cannot refer to another value: '${{var:{name}}}' is not allowed here." : $"variable '{name}' is not defined{scope.For} (define it in a values file, an Environment or on the command line).",
            Suggestions.For(name, (scope ?? None).Names));
        return null;
    }

    private static string Join(ManifestDocument document, DocumentPath path, List<TemplatePart> pieces)
    {
        var text = new StringBuilder();
        var literal = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (piece.Kind != TemplatePartKind.Secret)
            {
                literal.Append(piece.Text);
                continue;
            }

            if (literal.Length > 0 && literal[^1] == '$')
            {
                document.AddUnresolvedError(path, "a '$' is not allowed directly before a secret.");
            }

            text.Append(Template.Escape(literal.ToString())).Append(Template.OfSecret(piece.Text));
            literal.Clear();
        }

        return text.Append(Template.Escape(literal.ToString())).ToString();
    }
}
