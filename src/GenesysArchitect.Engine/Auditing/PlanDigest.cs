using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>A number for what a plan would do: two plans that would do the same upon the same have the same one.</summary>
internal static class PlanDigest
{
    /// <summary>The SHA-256 over the steps, in lower-case hexadecimal digits.</summary>
    public static string Of(Plan plan) => JsonDigest.Of(string.Join('\n', plan.Steps.Select(Line)));

    // What no manifest wishes for has no hash of its own; what differs stands for it.
    private static string Line(PlanStep step) => JsonEncodedText.Encode(string.Join(
        '\0',
        [step.Address.ToString(), step.Change.ToString(), step.SpecHash ?? step.Target, step.Basis ?? string.Empty, .. (step.Diff?.Differences ?? []).Select(difference => difference.ToString())])).ToString();
}
