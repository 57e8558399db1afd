using System.CommandLine;
using System.Globalization;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Manifests;

/// <summary><c>gcarch run list</c></summary>
internal sealed class RunListVerb : Verb
{
    private readonly ProgramContext _context;
    private readonly Option<string?> _state = StateOption.Create();
    private readonly Option<string[]> _status = new("--status") { HelpName = "STATUS", Description = $"Only runs with this status ({string.Join(", ", Enum.GetNames<RunState>())}); may be repeated." };
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    public RunListVerb(ProgramContext context)
        : base("list", "List manifest runs, newest first.")
    {
        _context = context;
        foreach (var option in (Option[])[_state, _status, _output])
        {
            Options.Add(option);
        }
    }

    public override HelpPage Help => new()
    {
        Purpose = "Lists the manifest runs whose journals are kept, newest first.",
        Usage = $"gcarch {Path} [options]",
        Sections = [HelpSection.Of("Options", _state, _status, _output)],
        Examples = ["gcarch run list", "gcarch run list --status Interrupted --output json"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var wanted = line.GetNonEmpty(_status).Select(word => EnumValue.Parse<RunState>("--status", word)).ToHashSet();
        var list = new ObjectList<GcRun>(
            _context,
            line.GetValue(_output) == OutputFormat.Json,
            Write,
            ("Run", run => run.RunId),
            ("Status", run => run.Status.ToString()),
            ("Started", run => run.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            ("Organization", run => run.Organization),
            ("Done", run => FormattableString.Invariant($"{run.Succeeded + run.Unchanged}/{run.Resources}")),
            ("Failed", run => run.Failed.ToString(CultureInfo.InvariantCulture)));
        foreach (var run in await new RunFolder(StateOption.Read(line, _state, _context), _context.Definitions).ListAsync(stop))
        {
            if (wanted.Count == 0 || wanted.Contains(run.Status))
            {
                list.Add(run);
            }
        }

        list.End("No runs.");
        return (int)ExitCode.Done;
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, GcRun run)
    {
        json.WriteString("runId", run.RunId);
        json.WriteString("status", run.Status.ToString());
        json.WriteString("started", run.Started);
        json.WriteTimeOrNull("ended", run.Ended);
        json.WriteString("duration", run.Duration?.ToString("c"));
        json.WriteString("organization", run.Organization);
        json.WriteStrings("path", run.Path);
        json.WriteString("owner", run.Owner);
        json.WriteNumber("resources", run.Resources);
        json.WriteNumber("succeeded", run.Succeeded);
        json.WriteNumber("unchanged", run.Unchanged);
        json.WriteNumber("failed", run.Failed);
        json.WriteNumber("underWay", run.UnderWay);
        json.WriteString("manifestHash", run.ManifestHash);
        json.WriteString("journal", run.Journal);
    }
}
