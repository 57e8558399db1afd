using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Running;

/// <summary>Asks whether a change is to be made, and refuses it where nobody can be asked.</summary>
internal static class Approval
{
    /// <summary>Asks.</summary>
    /// <param name="context">Where it reads and writes.</param>
    /// <param name="isJson">Whether a program reads the output: then the question goes to standard error.</param>
    /// <param name="isGiven">Whether the line says yes.</param>
    /// <param name="change">The change, in the imperative.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="GcException">The answer is no, or the session is not interactive.</exception>
    public static async Task RequireAsync(ProgramContext context, bool isJson, bool isGiven, string change, CancellationToken stop)
    {
        if (isGiven)
        {
            return;
        }

        if (!(isJson ? context is { CanAsk: true, ErrorIsTerminal: true } : context.CanAsk))
        {
            throw new GcException(ErrorIds.ConfirmationRequired, ErrorKind.Declined, $"{change}: this requires confirmation, but the session is not interactive. Nothing was changed.")
            {
                Remedies = [new("If it is what you want, say --yes.")],
            };
        }

        var question = isJson ? context.Error : context.Output;
        await question.WriteAsync($"{change}? [y/N] ");
        await question.FlushAsync(stop);
        if ((await context.ReadLineAsync(stop))?.Trim().ToLowerInvariant() is not ("y" or "yes"))
        {
            throw new GcException(ErrorIds.RunCancelled, ErrorKind.Declined, "The answer was no. Nothing was changed.") { Remedies = [new("Run it again when you are ready.")] };
        }
    }
}
