using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Running;

/// <summary>Prompts for confirmation of a plan. If the session is not interactive, only plans without high-impact changes are approved.</summary>
internal sealed class Confirmation(Prompt prompt, string effect)
{
    /// <summary>Prompts for confirmation.</summary>
    /// <returns>Null when the plan may run, otherwise the reason why not.</returns>
    public async Task<GcException?> AskAsync(Plan plan, CancellationToken stop)
    {
        var changes = plan.Steps.Where(step => step is { Change: not ChangeKind.NoChange, Blocked: null }).ToList();
        if (changes.Count == 0)
        {
            return null;
        }

        if (prompt.IsInteractive)
        {
            return await PromptAsync(changes, stop) ? null : Declined();
        }

        var high = changes.Where(step => step.Impact == ImpactLevel.High).ToList();
        return high.Count == 0 ? null : ConfirmationUnavailable(high);
    }

    private async Task<bool> PromptAsync(List<PlanStep> changes, CancellationToken stop)
    {
        var impact = changes.Exists(step => step.Impact == ImpactLevel.High) ? " The impact is high." : string.Empty;
        await prompt.SeparateAsync();
        return await prompt.AskAsync((changes.Count == 1 ? "Make this change?" : $"Make these {changes.Count} changes?") + impact, stop);
    }

    private GcException Declined() =>
        new(ErrorIds.RunCancelled, ErrorKind.Declined, $"The change was declined. Nothing was {effect}.")
        {
            Remedies = [new("Run the command again when you are ready.")],
        };

    private GcException ConfirmationUnavailable(List<PlanStep> high) =>
        new(ErrorIds.ConfirmationRequired, ErrorKind.Declined, $"{string.Join(" and ", high.Select(step => $"{step.Change} {step.Target}"))}: the impact is high ({Wording.Reasons(high.SelectMany(step => step.Reasons).Distinct())}), which requires confirmation, but the session is not interactive. Nothing was {effect}.")
        {
            Target = high[0].Address.ToString(),
            Remedies = [new("Review the plan; to confirm it, use --yes.")],
        };
}
