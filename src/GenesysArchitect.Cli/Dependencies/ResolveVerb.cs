using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Connecting;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Cli.Reporting.Plain;
using GenesysArchitect.Cli.Reporting.Rich;
using GenesysArchitect.Engine;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Dependencies.Pictures;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using Spectre.Console;

namespace GenesysArchitect.Cli.Dependencies;

/// <summary><c>gcarch resolve</c></summary>
internal sealed class ResolveVerb : Verb
{
    private readonly ProgramContext _context;
    private readonly ResolveOptions _resolve = new();
    private readonly ConnectionFlags _connection = new();
    private readonly Option<OutputFormat> _output = OutputOption.Create();
    private readonly Option<bool> _verbose = VerboseOption.Create();

    /// <summary>Creates the verb.</summary>
    /// <param name="context">The streams and the environment.</param>
    /// <param name="name">The name: the short form, or the verb under its noun.</param>
    public ResolveVerb(ProgramContext context, string name = "resolve")
        : base(name, "Resolve and lock the dependencies of flows.")
    {
        _context = context;
        foreach (var option in _resolve.All.Concat(_connection.All).Append(_output).Append(_verbose))
        {
            Options.Add(option);
        }
    }

    public override HelpPage Help => new()
    {
        Purpose = "Reads the flows and data actions that flows use, directly and indirectly, and selects the highest published\n"
            + "version of each data action that satisfies all constraints. The exit code is 1 when there is a cycle or\n"
            + "something cannot be read, and 3 when a flow or data action does not exist.",
        Usage = $"gcarch {Path} [--flow ID…] [options]",
        Sections =
        [
            .. _resolve.Sections,
            HelpSection.Of(ConnectionFlags.Title, _connection.All),
            HelpSection.Of("Output", _output, _verbose),
        ],
        Examples =
        [
            "gcarch resolve",
            "gcarch resolve --environment prod --lock dependencies.lock --fail-on-conflict",
            "gcarch resolve --flow main-ivr --output json",
        ],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var (query, outputs) = (_resolve.Query(line), _resolve.Outputs(line));
        using var organization = await _connection.OpenAsync(line, _context, stop);
        var dependencies = new DeploymentEngine(organization, new LogLines(_context.Error, line.GetValue(_verbose), _context.Time)).Dependencies;

        var resolution = await dependencies.ResolveAsync(query, stop);
        WriteGraph(resolution, outputs);
        var findings = DependencyFinding.In(resolution);

        // An accepted conflict is not a failure, but it is shown as a warning.
        var accepted = outputs.FailOnConflict ? [] : findings.Where(finding => finding.Conflict is not null).ToList();
        var errors = findings.Except(accepted).Select(finding => finding.Error).ToList();
        var exitCode = ExitCodes.Of(errors);
        if (!outputs.FailOnConflict || resolution.Conflicts.Count == 0)
        {
            try
            {
                await WriteOutputsAsync(dependencies, resolution, outputs, stop);
            }
            catch (GcException failure)
            {
                errors.Add(failure);

                // With findings, the failure only follows from them.
                exitCode = exitCode == ExitCode.Done ? ExitCode.Failed : exitCode;
            }
        }

        Show(line, resolution, accepted.ConvertAll(finding => finding.Error.Message), errors);
        return (int)exitCode;
    }

    private static void WriteGraph(GcDependencyResolution resolution, ResolveOptions.ResolveOutputs outputs)
    {
        if (outputs.Graph is { } graph)
        {
            PictureExport.Write(DependencyPicture.Of(resolution), graph.Path, graph.Format);
        }
    }

    private async Task WriteOutputsAsync(FlowDependencies dependencies, GcDependencyResolution resolution, ResolveOptions.ResolveOutputs outputs, CancellationToken stop)
    {
        if (outputs.LockPath is { } path)
        {
            dependencies.WriteLock(resolution, path, outputs.Update);
        }

        if (outputs.Registry is { } registry)
        {
            var token = ConnectionEnvironment.RegistryToken(_context.Variable);
            await (outputs.LockPath is { } stored ? dependencies.ExportAsync(stored, registry, token, stop) : dependencies.ExportAsync(resolution, registry, token, stop));
        }
    }

    private void Show(ParseResult line, GcDependencyResolution resolution, IReadOnlyList<string> warnings, IReadOnlyList<GcException> errors)
    {
        var failures = new FailureReport(_context, OutputFormat.Text, line.GetValue(_verbose));
        if (line.GetValue(_output) == OutputFormat.Json)
        {
            new JsonLineWriter(_context.Output).Write(json => ResolutionJson.Write(json, resolution, errors));
        }
        else if (resolution.Dependencies.Count > 0)
        {
            var output = TextConsole.ForOutput(_context);
            output.WriteLine();
            output.Write(ResolutionView.Versions(resolution));
        }

        foreach (var warning in warnings)
        {
            _context.Error.WriteLine(Wording.Printable($"warning: {warning}"));
        }

        foreach (var error in errors)
        {
            failures.Show(error);
        }

        if (line.GetValue(_output) == OutputFormat.Text)
        {
            _context.Output.WriteLine();
            _context.Output.WriteLine(ResolutionView.Summary(resolution));
        }
    }
}
