using System.Globalization;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The blocking errors and the notes of a deployment's preflight.</summary>
internal static class BundleFindings
{
    /// <summary>The blocking error; null if there is none.</summary>
    public static GcException? Blocking(BundleDeployment desired, BundlePreflight preflight)
    {
        var verdict = preflight.Validation;
        if (desired.SchemaVersion is { } expected && !Matches(expected, preflight.SchemaVersion) && !Matches(expected, verdict.SchemaVersion))
        {
            return Block(
                desired,
                ErrorIds.SchemaMismatch,
                $"schema version {expected} is expected, but the organization has {preflight.SchemaVersion}{(verdict.SchemaVersion is null ? string.Empty : $" and checks bundles against {verdict.SchemaVersion}")}",
                new Remedy("Export the bundle again from an organization that has that schema."), new Remedy("If the expected version is wrong, correct it.", new UseOption(EngineOption.SchemaVersion)));
        }

        if (verdict.Errors.Count > 0)
        {
            return Block(desired, ErrorIds.ValidationFailed, $"the validation found {Count(verdict.Errors, "error")}: {string.Join("; ", verdict.Errors)}", new Remedy("Correct the bundle. Validation warnings can be overridden; errors cannot."));
        }

        if (verdict is { AvailableFlowSlots: { } free, RequiredFlowSlots: { } needed } && needed > free)
        {
            return Block(desired, ErrorIds.CapacityExceeded, $"it needs {needed} flow slots, but the environment has {free} free", new Remedy("Remove flows that are no longer used from the environment, or deploy fewer."));
        }

        if (desired.OverrideValidation || (verdict.Valid && verdict.Warnings.Count == 0))
        {
            return null;
        }

        return verdict.Warnings.Count > 0
            ? Block(desired, ErrorIds.ValidationWarnings, $"the validation found {Count(verdict.Warnings, "warning")}: {string.Join("; ", verdict.Warnings)}", new Remedy("If the warnings are acceptable, override them.", new UseOption(EngineOption.OverrideValidation)))
            : Block(desired, ErrorIds.ValidationFailed, "the validation rejected it without a reason", new Remedy("Check the bundle in Architect, or override the validation.", new UseOption(EngineOption.OverrideValidation)));
    }

    /// <summary>Options that the chosen API does not support.</summary>
    public static IEnumerable<string> Notes(BundleDeployment desired, BundlePreflight preflight)
    {
        if (desired.Api == BundleApi.Bundle)
        {
            if (desired.WebhookUri is not null)
            {
                yield return "The bundle-level API has no webhook: the webhook address only applies to the organization-level API.";
            }

            if (desired.Overwrite)
            {
                yield return "The bundle-level API has no overwrite option: permission to overwrite only applies to the organization-level API.";
            }
        }
        else if (desired.TargetConfig is not null || desired.CurrentConfig is not null)
        {
            yield return "The organization-level API accepts no configuration: the configuration is compared in the plan, but not sent.";
        }

        if (desired.OverrideValidation)
        {
            foreach (var warning in preflight.Validation.Warnings)
            {
                yield return $"Overridden: {warning}";
            }
        }
    }

    private static GcException Block(BundleDeployment desired, string id, string why, params Remedy[] remedies) =>
        new(id, ErrorKind.InvalidInput, $"Deploy bundle '{desired.BundleId}' to {desired.Target}: {why.TrimEnd('.')}. Nothing was submitted.")
        {
            Target = desired.BundleId,
            Remedies = remedies,
        };

    private static string Count(IReadOnlyList<string> found, string what) => found.Count == 1 ? $"1 {what}" : $"{found.Count} {what}s";

    // Missing parts are zero: 2.0 and 2.0.0 are the same version.
    private static bool Matches(string expected, string? found) =>
        found is not null && (found == expected || (Parts(expected) is { } wanted && Parts(found) is { } had && wanted.SequenceEqual(had)));

    private static int[]? Parts(string version)
    {
        var parts = version.Split('.').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        return parts.Contains(-1) ? null : [.. parts.Take(parts.FindLastIndex(part => part != 0) + 1)];
    }
}
