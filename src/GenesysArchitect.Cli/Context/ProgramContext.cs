using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine.Pipelines;
using GenesysArchitect.Engine.Resources;

namespace GenesysArchitect.Cli.Context;

/// <summary>The environment of the program: its streams, whether they are terminals, and the environment variables.</summary>
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

    /// <summary>The resource kinds that the program supports.</summary>
    public ResourceDefinitions Definitions { get; init; } = ResourceDefinitions.Default;

    /// <summary>The folder of the program, which also contains the sandbox and the samples.</summary>
    public string ProgramFolder { get; init; } = AppContext.BaseDirectory;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether the session is interactive: both input and output are terminals.</summary>
    public bool IsInteractive => InputIsTerminal && OutputIsTerminal;

    /// <summary>Whether to use colors. By the convention of no-color.org, any non-empty NO_COLOR turns them off.</summary>
    public bool WantsColor => string.IsNullOrEmpty(Variable("NO_COLOR"));

    /// <summary>The pipeline that the program runs in; null outside a pipeline.</summary>
    public Pipeline? Pipeline { get; private init; }

    /// <summary>The same context, with escaped output if the program runs in a pipeline.</summary>
    /// <param name="commandsToError">Whether agent commands are written to standard error, because standard output is JSON.</param>
    public ProgramContext WithPipeline(bool commandsToError)
    {
        var (output, error) = (new AgentOutput(Output), new AgentOutput(Error));
        return Pipeline.Find(Variable, CommandLineRemedies.Instance, (commandsToError ? error : output).WriteCommand) is { } pipeline
            ? this with { Output = output, Error = error, Pipeline = pipeline }
            : this;
    }

    /// <summary>Reads a line of input; null at its end.</summary>
    /// <param name="stop">Stops waiting. A pending read of the console cannot be cancelled.</param>
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
