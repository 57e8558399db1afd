using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>The digest of a plan: two plans with the same changes of the same state have the same digest.</summary>
internal static class PlanDigest
{
    /// <summary>The SHA-256 over the steps, in lower-case hexadecimal digits.</summary>
    public static string Of(Plan plan) => JsonDigest.Of(string.Join('\n', plan.Steps.Select(Line)));

    // A step without a manifest has no spec hash, so its differences are used instead.
    private static string Line(PlanStep step) => JsonEncodedText.Encode(string.Join(
        '\0',
        [step.Address.ToString(), step.Change.ToString(), step.SpecHash ?? step.Target, step.Basis ?? string.Empty, .. (step.Diff?.Differences ?? []).Select(difference => difference.ToString())])).ToString();
}
