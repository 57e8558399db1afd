using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Running;

/// <summary>Requires confirmation of a change, and refuses it if the session is not interactive.</summary>
internal static class Approval
{
    /// <summary>Prompts for confirmation.</summary>
    /// <param name="context">The streams and the environment.</param>
    /// <param name="isJson">Whether the output is JSON; the prompt is then written to standard error.</param>
    /// <param name="isConfirmed">Whether <c>--yes</c> is on the line.</param>
    /// <param name="change">The change, in the imperative.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <exception cref="GcException">The change is declined, or the session is not interactive.</exception>
    public static async Task RequireAsync(ProgramContext context, bool isJson, bool isConfirmed, string change, CancellationToken stop)
    {
        if (isConfirmed)
        {
            return;
        }

        var prompt = Prompt.For(context, isJson);
        if (!prompt.IsInteractive)
        {
            throw new GcException(ErrorIds.ConfirmationRequired, ErrorKind.Declined, $"{change}: the change requires confirmation, but the session is not interactive. Nothing was changed.")
            {
                Remedies = [new("To confirm the change, use --yes.")],
            };
        }

        if (!await prompt.AskAsync($"{change}?", stop))
        {
            throw new GcException(ErrorIds.RunCancelled, ErrorKind.Declined, "The change was declined. Nothing was changed.") { Remedies = [new("Run the command again when you are ready.")] };
        }
    }
}
