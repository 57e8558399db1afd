using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>
/// Confirms each step of a plan the way PowerShell does: ShouldProcess for every change, ShouldContinue
/// for high-impact changes. With -WhatIf nothing is approved, and the plan is written.
/// </summary>
internal sealed class PlanApproval(GcCmdlet cmdlet, bool force)
{
    private List<PlanStep> _highImpact = [];
    private bool? _answer;

    /// <summary>Returns the plan with the approved steps. Must be called on the pipeline thread.</summary>
    public Plan Approve(Plan plan)
    {
        foreach (var (step, note) in plan.Steps.SelectMany(step => step.Notes.Select(note => (step, note))))
        {
            cmdlet.WriteWarning(cmdlet.Neutralize($"{step.Address.Name}: {note}"));
        }

        _highImpact = plan.Steps.Where(step => step is { Impact: ImpactLevel.High, Blocked: null } && step.Change != ChangeKind.NoChange).ToList();
        return plan with { Steps = [.. plan.Steps.Where(IsApproved)] };
    }

    private bool IsApproved(PlanStep step)
    {
        // Blocked steps pass, because the run reports the reason.
        if (step.Blocked is not null || (step.Change == ChangeKind.NoChange && !IsWhatIf))
        {
            return true;
        }

        if (step.Change == ChangeKind.NoChange)
        {
            cmdlet.WriteObject(step);
            return false;
        }

        var change = cmdlet.Neutralize(Describe(step));
        if (!cmdlet.ShouldProcess(change, $"{change}{Environment.NewLine}Continue?", "Confirm"))
        {
            if (IsWhatIf)
            {
                cmdlet.WriteObject(step);
            }

            return false;
        }

        return step.Impact != ImpactLevel.High || force || Continue(step);
    }

    /// <summary>Describes the change for -WhatIf and -Confirm: the operation, and below it the differences.</summary>
    private static string Describe(PlanStep step)
    {
        const int max = 30;
        var differences = step.Diff?.Differences ?? [];
        var lines = differences.Take(max).Select(difference => $"{Environment.NewLine}  {difference}");
        var more = differences.Count > max ? $"{Environment.NewLine}  … and {differences.Count - max} more" : string.Empty;
        return $"Performing the operation \"{step.Summary}\" on target \"{step.Target}\".{string.Concat(lines)}{more}";
    }

    private bool Continue(PlanStep step)
    {
        try
        {
            return _answer ??= cmdlet.ShouldContinue(cmdlet.Neutralize(Question(step)), _highImpact.Count == 1 ? "High-impact change" : "High-impact changes");
        }
        catch (Exception failure) when (Unattended.IsReportedBy(failure))
        {
            cmdlet.WriteNonTerminating(new GcException(ErrorIds.ConfirmationRequired, ErrorKind.Declined, $"{step.Change} {step.Target} has a high impact ({string.Join("; ", step.Reasons)}) and requires confirmation, but the session is not interactive. Nothing was submitted.")
            {
                Target = step.Address.ToString(),
                Remedies = [new("Review the plan with -WhatIf, then use -Force.")],
            });
            return false;
        }
    }

    // Many changes are confirmed with one question that says how many they are.
    private string Question(PlanStep step)
    {
        const int max = 40;
        var lines = _highImpact.Take(max).Select(each => $"{Environment.NewLine}  {each.Target}: {each.Summary}");
        var more = _highImpact.Count > max ? $"{Environment.NewLine}  … and {_highImpact.Count - max} more" : string.Empty;
        return _highImpact.Count == 1 ? $"{step.Target}: {step.Summary}. Continue?" : $"{_highImpact.Count} changes of high impact:{string.Concat(lines)}{more}{Environment.NewLine}Continue?";
    }

    private bool IsWhatIf => cmdlet.IsWhatIf();
}
