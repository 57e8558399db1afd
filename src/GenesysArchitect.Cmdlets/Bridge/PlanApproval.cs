using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>
/// Asks for each step of a plan as PowerShell asks: ShouldProcess for every change, ShouldContinue
/// for one of high impact. With -WhatIf nothing is approved, and the plan is written.
/// </summary>
internal sealed class PlanApproval(GcCmdlet cmdlet, bool force)
{
    private bool _yesToAll;
    private bool _noToAll;

    /// <summary>The plan with the steps that may run. Called on the pipeline's thread.</summary>
    public Plan Approve(Plan plan)
    {
        foreach (var (step, note) in plan.Steps.SelectMany(step => step.Notes.Select(note => (step, note))))
        {
            cmdlet.WriteWarning(cmdlet.Shown($"{step.Address.Name}: {note}"));
        }

        return plan with { Steps = [.. plan.Steps.Where(IsApproved)] };
    }

    private bool IsApproved(PlanStep step)
    {
        // What cannot run is let through: the run says why.
        if (step.Blocked is not null || (step.Change == ChangeKind.NoChange && !IsWhatIf))
        {
            return true;
        }

        if (step.Change == ChangeKind.NoChange)
        {
            cmdlet.WriteObject(step);
            return false;
        }

        var change = cmdlet.Shown(Describe(step));
        if (!cmdlet.ShouldProcess(change, $"{change}{Environment.NewLine}Do it?", "Confirm"))
        {
            if (IsWhatIf)
            {
                cmdlet.WriteObject(step);
            }

            return false;
        }

        return step.Impact != ImpactLevel.High || force || Continue(step);
    }

    /// <summary>The change as -WhatIf and -Confirm show it: what is done, and beneath it what differs.</summary>
    private static string Describe(PlanStep step)
    {
        const int most = 30;
        var differences = step.Diff?.Differences ?? [];
        var lines = differences.Take(most).Select(difference => $"{Environment.NewLine}  {difference}");
        var more = differences.Count > most ? $"{Environment.NewLine}  … and {differences.Count - most} more" : string.Empty;
        return $"Performing the operation \"{step.Summary}\" on target \"{step.Target}\".{string.Concat(lines)}{more}";
    }

    private bool Continue(PlanStep step)
    {
        try
        {
            return cmdlet.ShouldContinue(cmdlet.Shown($"{step.Target}: {step.Summary}. Continue?"), "A change of high impact", ref _yesToAll, ref _noToAll);
        }
        catch (Exception nobody) when (Unattended.IsReportedBy(nobody))
        {
            cmdlet.WriteNonTerminating(new GcException(ErrorIds.ConfirmationRequired, ErrorKind.Declined, $"{step.Change} {step.Target} has a high impact ({string.Join("; ", step.Reasons)}) and asks for a yes, and there is nobody to ask. Nothing was submitted.")
            {
                Target = step.Address.ToString(),
                Remedies = [new("Look at the plan with -WhatIf; if it is what you want, say -Force.")],
            });
            return false;
        }
    }

    private bool IsWhatIf => cmdlet.IsWhatIf();
}
