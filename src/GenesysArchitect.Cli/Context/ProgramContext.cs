using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine.Pipelines;
using GenesysArchitect.Engine.Resources;

namespace GenesysArchitect.Cli.Context;

/// <summary>What the program finds around it: its streams, whether a person sits at them, and the environment.</summary>
internal sealed record ProgramContext
{
    public required TextReader Input { get; init; }

    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    public bool InputIsTerminal { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Reads an environment variable; null when it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The kinds of resources that the program knows.</summary>
    public ResourceDefinitions Definitions { get; init; } = ResourceDefinitions.Default;

    /// <summary>Where the program lies; the sandbox and the samples lie beside it.</summary>
    public string ProgramFolder { get; init; } = AppContext.BaseDirectory;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether somebody can be asked: a question needs one who reads it and one who answers.</summary>
    public bool CanAsk => InputIsTerminal && OutputIsTerminal;

    /// <summary>By the convention of no-color.org: set to anything but nothing.</summary>
    public bool WantsColor => string.IsNullOrEmpty(Variable("NO_COLOR"));

    /// <summary>The pipeline that the program is a step of; null where there is none.</summary>
    public Pipeline? Pipeline { get; private init; }

    /// <summary>The same where an agent reads what is written, if one does: nothing that is written makes a command but those for it.</summary>
    /// <param name="commandsToError">Whether its commands go to standard error, since standard output is for a program.</param>
    public ProgramContext UnderAgent(bool commandsToError)
    {
        var (output, error) = (new AgentOutput(Output), new AgentOutput(Error));
        return Pipeline.Find(Variable, CommandLineRemedies.Instance, (commandsToError ? error : output).WriteCommand) is { } pipeline
            ? this with { Output = output, Error = error, Pipeline = pipeline }
            : this;
    }

    /// <summary>Reads a line of input; null at its end.</summary>
    /// <param name="stop">Ends the waiting. The console itself cannot be told to stop reading.</param>
    public Task<string?> ReadLineAsync(CancellationToken stop) => Task.Run(Input.ReadLine, stop).WaitAsync(stop);

    public static ProgramContext OfThisProcess() => new()
    {
        Input = Console.In,
        Output = new SteadyOutput(() => Console.Out),
        Error = new SteadyOutput(() => Console.Error),
        InputIsTerminal = !Console.IsInputRedirected,
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Variable = Environment.GetEnvironmentVariable,
    };
}
