using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Running;

/// <summary>Asks whether a plan is to be carried out. With nobody to ask, only what can break little goes on.</summary>
internal sealed class Confirmation(ProgramContext context, TextWriter question, bool canAsk, string effect)
{
    /// <summary>Asks.</summary>
    /// <returns>Null when it may run, otherwise why it may not.</returns>
    public async Task<GcException?> AskAsync(Plan plan, CancellationToken stop)
    {
        var changes = plan.Steps.Where(step => step is { Change: not ChangeKind.NoChange, Blocked: null }).ToList();
        if (changes.Count == 0)
        {
            return null;
        }

        if (canAsk)
        {
            return await IsWantedAsync(changes, stop) ? null : Declined();
        }

        var high = changes.Where(step => step.Impact == ImpactLevel.High).ToList();
        return high.Count == 0 ? null : ConfirmationUnavailable(high);
    }

    private async Task<bool> IsWantedAsync(List<PlanStep> changes, CancellationToken stop)
    {
        var impact = changes.Exists(step => step.Impact == ImpactLevel.High) ? " The impact is high." : string.Empty;
        await question.WriteLineAsync();
        await question.WriteAsync($"{(changes.Count == 1 ? "Make this change?" : $"Make these {changes.Count} changes?")}{impact} [y/N] ");
        await question.FlushAsync(stop);
        var answer = await context.ReadLineAsync(stop);
        return answer?.Trim().ToLowerInvariant() is "y" or "yes";
    }

    private GcException Declined() =>
        new(ErrorIds.RunCancelled, ErrorKind.Declined, $"The answer was no. Nothing was {effect}.")
        {
            Remedies = [new("Run it again when you are ready.")],
        };

    private GcException ConfirmationUnavailable(List<PlanStep> high) =>
        new(ErrorIds.ConfirmationRequired, ErrorKind.Declined, $"{string.Join(" and ", high.Select(step => $"{step.Change} {step.Target}"))}: the impact is high ({Wording.Reasons(high.SelectMany(step => step.Reasons).Distinct())}), which asks for a yes, and there is nobody to ask. Nothing was {effect}.")
        {
            Target = high[0].Address.ToString(),
            Remedies = [new("Look at the plan; if it is what you want, say --yes.")],
        };
}
