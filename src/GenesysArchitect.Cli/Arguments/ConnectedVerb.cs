using System.CommandLine;
using GenesysArchitect.Cli.Connecting;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Plain;
using GenesysArchitect.Engine;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cli.Arguments;

/// <summary>A verb that connects to an organization and writes objects.</summary>
internal abstract class ConnectedVerb : Verb
{
    private readonly ConnectionFlags _connection = new();
    private readonly Option<OutputFormat> _output = OutputOption.Create();
    private readonly Option<bool> _verbose = VerboseOption.Create();

    /// <summary>Creates the verb.</summary>
    /// <param name="context">The streams and the environment.</param>
    /// <param name="name">The name.</param>
    /// <param name="description">What the verb does, on one line.</param>
    protected ConnectedVerb(ProgramContext context, string name, string description)
        : base(name, description)
    {
        Context = context;
        foreach (var option in (Option[])[.. _connection.All, _output, _verbose])
        {
            Options.Add(option);
        }
    }

    protected ProgramContext Context { get; }

    /// <summary>The help sections that all connected verbs share.</summary>
    protected IReadOnlyList<HelpSection> CommonSections =>
    [
        HelpSection.Of(ConnectionFlags.Title, _connection.All),
        HelpSection.Of("Output", _output, _verbose),
    ];

    protected void Add(params Symbol[] symbols)
    {
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                Arguments.Add(argument);
            }
            else
            {
                Options.Add((Option)symbol);
            }
        }
    }

    protected bool IsJson(ParseResult line) => line.GetValue(_output) == OutputFormat.Json;

    protected bool IsVerbose(ParseResult line) => line.GetValue(_verbose);

    protected Task<GcOrgConnection> ConnectAsync(ParseResult line, CancellationToken stop) => _connection.OpenAsync(line, Context, stop);

    /// <summary>The engine's log, written to standard error.</summary>
    protected IEngineHost Log(ParseResult line) => new LogLines(Context.Error, IsVerbose(line), Context.Time);

    protected DeploymentEngine Engine(GcOrgConnection organization, ParseResult line, params IReadOnlyList<IRunObserver> observers) => new(organization, Log(line), observers);

    /// <summary>Reports an error about one item; the verb continues with the next item.</summary>
    protected void Fail(ParseResult line, Engine.Errors.GcException error) =>
        new FailureReport(Context, IsJson(line) ? OutputFormat.Json : OutputFormat.Text, IsVerbose(line)).End(error);
}
