using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Connecting;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Engine;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Manifests;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Manifests;

/// <summary><c>gcarch plan</c></summary>
internal sealed class PlanVerb : Verb
{
    private readonly ProgramContext _context;
    private readonly ManifestFlags _manifest = new();
    private readonly Option<string?> _out = new("--out") { HelpName = "FILE", Description = "Save the plan, for apply --plan." };
    private readonly Option<bool> _redeploy = new("--redeploy") { Description = "Deploy bundles even if nothing differs." };
    private readonly Option<string?> _state = StateOption.Create();
    private readonly ConnectionFlags _connection = new();
    private readonly Option<OutputFormat> _output = OutputOption.Create();
    private readonly Option<bool> _verbose = VerboseOption.Create();

    public PlanVerb(ProgramContext context)
        : base("plan", "Show what apply would change.")
    {
        _context = context;
        foreach (var option in (Option[])[.. _manifest.All, _out, _redeploy, _state, .. _connection.All, _output, _verbose])
        {
            Options.Add(option);
        }
    }

    public override HelpPage Help => new()
    {
        Purpose = "Reads the current state, and shows what apply would do for each resource of the manifests, ordered in waves.\nNothing is changed. The exit code is 4 when there are differences, and 0 when there are none.",
        Usage = "gcarch plan --file PATH [options]",
        Sections =
        [
            HelpSection.Of("What", _manifest.All),
            HelpSection.Of("Planning", _out, _redeploy, _state, _output, _verbose),
            HelpSection.Of(ConnectionFlags.Title, _connection.All),
        ],
        Examples = ["gcarch plan -f ./contact-center --values ./contact-center/values/prod.yaml --out release.plan.json"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var manifest = _manifest.Read(line, _context);
        manifest.RequireValid();
        _context.Pipeline?.Mask(manifest);
        using var organization = await _connection.OpenAsync(line, _context, stop);

        var shown = new ManifestPresentation(manifest.Desired);
        var report = ReportOf(line, organization.NameWithPlatform, new RunPresentation(manifest.Desired, shown));
        var options = new ManifestRunOptions { StatePath = StateOption.Read(line, _state, _context), Redeploy = line.GetValue(_redeploy) };
        var plan = await report.WatchPlanningAsync(ManifestRun.PreviewAsync(new DeploymentEngine(organization, report), organization, manifest, options, [], stop));
        shown.SetPlan(plan);
        Show(plan, report, line.GetValue(_output));
        _context.Pipeline?.Report(plan, organization.NameWithPlatform);
        if (line.GetNonEmpty(_out) is { } path)
        {
            PlanFile.Write(path, plan, manifest, organization, options.Redeploy);
        }

        return (int)ExitCodeOf(plan);
    }

    private static ExitCode ExitCodeOf(Plan plan)
    {
        if (plan.Steps.Select(step => step.Blocked).OfType<GcException>().ToList() is { Count: > 0 } blocked)
        {
            return ExitCodes.OfBlocked(blocked);
        }

        return plan.HasChanges ? ExitCode.Differences : ExitCode.Done;
    }

    private void Show(Plan plan, IRunReport report, OutputFormat format)
    {
        report.ShowPlan(plan);
        if (format == OutputFormat.Json)
        {
            var lines = new JsonLineWriter(_context.Output);
            foreach (var step in GcPlanStep.Of(plan))
            {
                lines.Write(json => ManifestJson.WritePlanned(json, step));
            }
        }
    }

    private IRunReport ReportOf(ParseResult line, string organization, RunPresentation shown) => line.GetValue(_output) == OutputFormat.Json
        ? new JsonReport(_context, shown, line.GetValue(_verbose))
        : new Reporting.Rich.TextReport(_context, organization, shown, line.GetValue(_verbose));
}
