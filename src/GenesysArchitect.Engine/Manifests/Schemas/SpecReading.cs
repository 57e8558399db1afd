using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Manifests.Files;
using GenesysArchitect.Engine.Manifests.Placeholders;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>A part of a document that is read into types, and what is told of it. What came from a secret is never quoted.</summary>
/// <param name="document">The document.</param>
/// <param name="at">Which part.</param>
/// <param name="resolved">The part with the placeholders of its secrets.</param>
internal sealed class SpecReading(ManifestDocument document, DocumentPath at, JsonElement resolved)
{
    /// <summary>How many mistakes have been told.</summary>
    public int Mistakes { get; private set; }

    public void Complain(DocumentPath path, string message, string? suggestion = null)
    {
        Mistakes++;
        document.Complain(path, message, suggestion);
    }

    /// <summary>Tells that a value is not what it must be.</summary>
    public void Refuse(DocumentPath path, JsonElement value, string expected, string? suggestion = null) =>
        Complain(path, $"'{Subject(path)}' must be {expected}{(IsSecret(path) ? ", but the secret is not" : $", but is {Wording.Of(value)}")}.", IsSecret(path) ? null : suggestion);

    /// <summary>What a value is called: by its key, and with its position where it is an item.</summary>
    public static string Subject(DocumentPath path)
    {
        var steps = path.Steps();
        var named = Math.Max(0, Array.FindLastIndex(steps, step => step.Name is not null));
        var name = steps.Length == 0 ? "the document" : DocumentMistake.Shown(steps[named].Name ?? string.Empty);
        return name + string.Concat(steps.Skip(named + 1).Select(step => FormattableString.Invariant($"[{step.Index}]")));
    }

    private bool IsSecret(DocumentPath path)
    {
        var value = resolved;
        foreach (var step in path.Steps().Skip(at.Steps().Length))
        {
            if (step.Name is { } name ? value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value) : value.ValueKind != JsonValueKind.Array || step.Index >= value.GetArrayLength())
            {
                return false;
            }

            value = step.Name is null ? value[step.Index] : value;
        }

        return value.ValueKind == JsonValueKind.String && Template.HasSecret(value.GetString()!);
    }
}
