using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Manifests;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cmdlets.Manifests;

/// <summary>Asks once for a whole plan. A change of high impact is asked for also where confirmations are off.</summary>
internal sealed class ManifestApproval(GcCmdlet cmdlet, bool force, string organization)
{
    private const int MostShown = 40;

    /// <summary>Asks. Called on the pipeline's thread.</summary>
    /// <returns>Whether the plan may be carried out.</returns>
    /// <exception cref="GcException">There is nobody to ask.</exception>
    public bool Ask(IReadOnlyList<GcPlanStep> steps)
    {
        var changes = steps.Where(step => step is { IsBlocked: false, Change: not ChangeKind.NoChange }).ToList();
        if (force || changes.Count == 0)
        {
            return true;
        }

        var question = cmdlet.Shown($"{changes.Count} {(changes.Count == 1 ? "change" : "changes")} in {organization}:{string.Concat(changes.Take(MostShown).Select(Line))}{(changes.Count > MostShown ? $"{Environment.NewLine}  … and {changes.Count - MostShown} more" : string.Empty)}{Environment.NewLine}Continue?");
        try
        {
            return changes.Exists(step => step.Impact == ImpactLevel.High)
                ? cmdlet.ShouldContinue(question, "Changes of high impact")
                : cmdlet.ShouldProcess(question, question, "Apply manifest");
        }
        catch (Exception nobody) when (Unattended.IsReportedBy(nobody))
        {
            throw new GcException(ErrorIds.ConfirmationRequired, ErrorKind.Declined, $"{changes.Count} changes in {organization} ask for a yes, and there is nobody to ask. Nothing was sent.")
            {
                Remedies = [new("Look at the plan with -WhatIf; if it is what you want, say -Force.")],
            };
        }
    }

    private static string Line(GcPlanStep step) =>
        $"{Environment.NewLine}  {step.Change,-8} {step}{(step.Diff is { IsEmpty: false } diff ? $" ({diff.Summary})" : string.Empty)}{(step.Impact == ImpactLevel.High ? $", impact High: {string.Join("; ", step.Reasons)}" : string.Empty)}";
}
