using GenesysArchitect.Cli.Context;

namespace GenesysArchitect.Cli.Running;

/// <summary>A yes-or-no question to the user.</summary>
internal sealed class Prompt
{
    private readonly ProgramContext _context;
    private readonly TextWriter _output;

    private Prompt(ProgramContext context, TextWriter output, bool isInteractive) => (_context, _output, IsInteractive) = (context, output, isInteractive);

    /// <summary>Whether there is a user who can answer.</summary>
    public bool IsInteractive { get; }

    /// <summary>Creates the prompt. With JSON output it is written to standard error, so that it is not mixed with the JSON.</summary>
    public static Prompt For(ProgramContext context, bool isJson) => isJson
        ? new Prompt(context, context.Error, context is { IsInteractive: true, ErrorIsTerminal: true })
        : new Prompt(context, context.Output, context.IsInteractive);

    /// <summary>Writes an empty line.</summary>
    public Task SeparateAsync() => _output.WriteLineAsync();

    /// <summary>Asks the question.</summary>
    /// <returns>Whether the answer is yes. The end of the input is a no.</returns>
    public async Task<bool> AskAsync(string question, CancellationToken stop)
    {
        await _output.WriteAsync($"{question} [y/N] ");
        await _output.FlushAsync(stop);
        return (await _context.ReadLineAsync(stop))?.Trim().ToLowerInvariant() is "y" or "yes";
    }
}
