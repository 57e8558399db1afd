using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>Masks the secrets of a manifest wherever a plan would show them: in the desired state and in the live state.</summary>
internal sealed class SecretMask
{
    private static readonly JsonElement Hidden = JsonText.Parse("\"***\""u8.ToArray());

    private readonly Redaction _redaction = new();

    public SecretMask(IReadOnlyCollection<Secret> secrets)
    {
        foreach (var secret in secrets)
        {
            _redaction.Add(secret.Reveal());
        }
    }

    public Plan Of(Plan plan) => plan with { Steps = [.. plan.Steps.Select(Of)] };

    private PlanStep Of(PlanStep step) => step with
    {
        Diff = step.Diff?.Shown(Of),
        Notes = [.. step.Notes.Select(_redaction.Mask)],
        Reasons = [.. step.Reasons.Select(_redaction.Mask)],
    };

    private JsonElement Of(JsonElement value)
    {
        var text = value.GetRawText();
        var masked = _redaction.Mask(text);
        if (masked == text)
        {
            return value;
        }

        try
        {
            return JsonText.Parse(Encoding.UTF8.GetBytes(masked));
        }
        catch (JsonException)
        {
            // What was starred out was a part of the document's own syntax: then nothing of it is shown.
            return Hidden;
        }
    }
}
