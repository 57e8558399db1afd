using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Manifests;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cmdlets.Manifests;

/// <summary>Asks once for confirmation of a whole plan. High-impact changes are confirmed even if confirmations are turned off.</summary>
internal sealed class ManifestApproval(GcCmdlet cmdlet, bool force, string organization)
{
    private const int MaxShown = 40;

    /// <summary>Asks for confirmation. Must be called on the pipeline thread.</summary>
    /// <returns>Whether the plan is approved.</returns>
    /// <exception cref="GcException">The session is not interactive.</exception>
    public bool Ask(IReadOnlyList<GcPlanStep> steps)
    {
        var changes = steps.Where(step => step is { IsBlocked: false, Change: not ChangeKind.NoChange }).ToList();
        if (force || changes.Count == 0)
        {
            return true;
        }

        var question = cmdlet.Neutralize($"{changes.Count} {(changes.Count == 1 ? "change" : "changes")} in {organization}:{string.Concat(changes.Take(MaxShown).Select(Line))}{(changes.Count > MaxShown ? $"{Environment.NewLine}  … and {changes.Count - MaxShown} more" : string.Empty)}{Environment.NewLine}Continue?");
        try
        {
            return changes.Exists(step => step.Impact == ImpactLevel.High)
                ? cmdlet.ShouldContinue(question, "High-impact changes")
                : cmdlet.ShouldProcess(question, question, "Apply manifest");
        }
        catch (Exception failure) when (Unattended.IsReportedBy(failure))
        {
            throw new GcException(ErrorIds.ConfirmationRequired, ErrorKind.Declined, $"{changes.Count} changes in {organization} require confirmation, but the session is not interactive. Nothing was sent.")
            {
                Remedies = [new("Review the plan with -WhatIf, then use -Force.")],
            };
        }
    }

    private static string Line(GcPlanStep step) =>
        $"{Environment.NewLine}  {step.Change,-8} {step}{(step.Diff is { IsEmpty: false } diff ? $" ({diff.Summary})" : string.Empty)}{(step.Impact == ImpactLevel.High ? $", impact High: {string.Join("; ", step.Reasons)}" : string.Empty)}";
}
