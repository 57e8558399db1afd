using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Manifests.Files;
using GenesysArchitect.Engine.Manifests.Placeholders;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>A part of a document that is read into types, and its errors. Values from secrets are never quoted.</summary>
/// <param name="document">The document.</param>
/// <param name="at">The path of the part.</param>
/// <param name="resolved">The part with its secret placeholders unresolved.</param>
internal sealed class SpecReading(ManifestDocument document, DocumentPath at, JsonElement resolved)
{
    /// <summary>The number of reported errors.</summary>
    public int ErrorCount { get; private set; }

    public void AddError(DocumentPath path, string message, string? suggestion = null)
    {
        ErrorCount++;
        document.AddError(path, message, suggestion);
    }

    /// <summary>Reports that a value is not what is expected.</summary>
    public void Refuse(DocumentPath path, JsonElement value, string expected, string? suggestion = null) =>
        AddError(path, $"'{Subject(path)}' must be {expected}{(IsSecret(path) ? ", but the secret is not" : $", but is {Wording.Of(value)}")}.", IsSecret(path) ? null : suggestion);

    /// <summary>The name of a value in messages: its key, with the index of a list item.</summary>
    public static string Subject(DocumentPath path)
    {
        var steps = path.Steps();
        var named = Math.Max(0, Array.FindLastIndex(steps, step => step.Name is not null));
        var name = steps.Length == 0 ? "the document" : DocumentErrors.Shown(steps[named].Name ?? string.Empty);
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
