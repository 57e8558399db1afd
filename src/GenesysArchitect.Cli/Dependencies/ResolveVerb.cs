using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Connecting;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Cli.Reporting.Plain;
using GenesysArchitect.Cli.Reporting.Rich;
using GenesysArchitect.Cli.Context;
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

    /// <summary>Creates it.</summary>
    /// <param name="context">Where it reads and writes.</param>
    /// <param name="name">Its name: the short form alone, or the verb behind its noun.</param>
    public ResolveVerb(ProgramContext context, string name = "resolve")
        : base(name, "Resolve what flows depend on, and lock it.")
    {
        _context = context;
        foreach (var option in _resolve.All.Concat(_connection.All).Append(_output).Append(_verbose))
        {
            Options.Add(option);
        }
    }

    public override HelpPage Help => new()
    {
        Purpose = "Reads what flows call, all of it, and takes for every data action the highest published version that\n"
            + "suits all that use it. A circle ends with 1 and the way round; so does what cannot be read.",
        Usage = $"gcarch {Path} [--flow ID…] [options]",
        Sections =
        [
            .. _resolve.Sections,
            HelpSection.Of(ConnectionFlags.Title, _connection.All),
            HelpSection.Of("Showing", _output, _verbose),
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
        var (query, keep) = (_resolve.Query(line), _resolve.Keep(line));
        using var organization = await _connection.OpenAsync(line, _context, stop);
        var dependencies = new DeploymentEngine(organization, new LogLines(_context.Error, line.GetValue(_verbose), _context.Time)).Dependencies;

        var resolution = await dependencies.ResolveAsync(query, stop);
        Draw(resolution, keep);
        var findings = DependencyFinding.In(resolution);

        // A conflict that is lived with is no failure; it is told all the same.
        var livedWith = keep.FailOnConflict ? [] : findings.Where(finding => finding.Conflict is not null).ToList();
        var errors = findings.Except(livedWith).Select(finding => finding.Error).ToList();
        if (!keep.FailOnConflict || resolution.Conflicts.Count == 0)
        {
            try
            {
                await KeepAsync(dependencies, resolution, keep, stop);
            }
            catch (GcException failure)
            {
                errors.Add(failure);
            }
        }

        Show(line, resolution, livedWith.ConvertAll(finding => finding.Error.Message), errors);
        return (int)(errors.Count > 0 ? ExitCode.Failed : ExitCode.Done);
    }

    private static void Draw(GcDependencyResolution resolution, ResolveOptions.ResolveOutputs keep)
    {
        if (keep.Graph is { } graph)
        {
            PictureExport.Write(DependencyPicture.Of(resolution), graph.Path, graph.Format);
        }
    }

    private async Task KeepAsync(FlowDependencies dependencies, GcDependencyResolution resolution, ResolveOptions.ResolveOutputs keep, CancellationToken stop)
    {
        if (keep.LockPath is { } path)
        {
            dependencies.WriteLock(resolution, path, keep.Update);
        }

        if (keep.Registry is { } registry)
        {
            var token = ConnectionEnvironment.RegistryToken(_context.Variable);
            await (keep.LockPath is { } stored ? dependencies.ExportAsync(stored, registry, token, stop) : dependencies.ExportAsync(resolution, registry, token, stop));
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
