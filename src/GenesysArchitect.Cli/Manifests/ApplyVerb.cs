using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Connecting;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Running;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Manifests;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Manifests;

/// <summary><c>gcarch apply</c></summary>
internal sealed class ApplyVerb : Verb
{
    private readonly ProgramContext _context;
    private readonly ManifestFlags _manifest = new();
    private readonly Option<string?> _plan = new("--plan") { HelpName = "FILE", Description = "Carry out this plan, if the organization has not moved since." };
    private readonly CountOption _throttle = new("--throttle", "How many resources side by side (16 read, 64 applied).", unspecified: 0);
    private readonly Option<bool> _failFast = new("--fail-fast") { Description = "Begin nothing more once something has failed." };
    private readonly Option<bool> _atomic = new("--atomic") { Description = "All or nothing: a failure has all that was done undone." };
    private readonly Option<bool> _redeploy = new("--redeploy") { Description = "Deploy bundles also where nothing differs." };
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on with an interrupted run." };
    private readonly Option<string?> _run = new("--run") { HelpName = "ID", Description = "The run to go on with (the newest)." };
    private readonly Option<bool> _abandon = new("--abandon") { Description = "Leave interrupted runs as they are, and begin anew." };
    private readonly Option<string?> _state = StateOption.Create();
    private readonly ConnectionFlags _connection = new();
    private readonly NotifyFlags _notify = new();
    private readonly RunFlags _flags = new();
    private readonly GovernanceFlags _governance = new();

    public ApplyVerb(ProgramContext context)
        : base("apply", "Bring an organization to what manifests say.")
    {
        _context = context;
        foreach (var option in (Option[])[.. _manifest.All, _plan, _throttle, _failFast, _atomic, _redeploy, _resume, _run, _abandon, _state, .. _connection.All, .. _notify.All, .. _flags.All, .. _governance.All])
        {
            Options.Add(option);
        }
    }

    public override HelpPage Help => new()
    {
        Purpose = "Brings the organization to what manifests say: plans, asks once, and changes what differs, side by side\nor after what it waits for. A run that was killed or stopped is gone on with by --resume.",
        Usage = "gcarch apply --file PATH [options]\n       gcarch apply --plan FILE [options]",
        Sections =
        [
            HelpSection.Of("What", [.. _manifest.All, _plan]),
            HelpSection.Of("How", _throttle, _failFast, _atomic, _redeploy),
            HelpSection.Of("Going on", _resume, _run, _abandon, _state),
            HelpSection.Of(ConnectionFlags.Title, _connection.All),
            _notify.Section,
            HelpSection.Of("Running", [.. _flags.All, .. _governance.All]),
        ],
        Examples =
        [
            "gcarch apply -f ./contact-center --values ./contact-center/values/test.yaml",
            "gcarch apply -f ./contact-center --values ./contact-center/values/prod.yaml --yes --resume --output json",
            "gcarch apply --plan release.plan.json --yes",
        ],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var approved = line.GetStated(_plan) is { } kept ? PlanFile.Read(kept) : null;
        var manifest = ManifestOf(line, approved);
        manifest.RequireValid();
        _context.Pipeline?.Mask(manifest);
        await using var webhooks = _notify.Read(line, _context, StateOption.Read(line, _state, _context));
        using var organization = await _connection.OpenAsync(line, _context, stop);
        await using var run = await ManifestRun.OpenAsync(organization, manifest, OptionsOf(line, approved), stop);

        var shown = new ManifestPresentation(manifest.Desired);
        var presentation = new RunPresentation(manifest.Desired, shown);
        var report = _flags.Report(line, _context, organization.NameWithPlatform, presentation);
        foreach (var remark in run.Remarks)
        {
            await _context.Error.WriteLineAsync(Wording.Printable(remark));
        }

        var planned = new PlannedRun(report, presentation.Effect)
        {
            Confirmation = _flags.Confirmation(line, _context, presentation),
            Observers = _governance.Observers(line, _context),
            Webhooks = webhooks,
            Refusal = line.GetValue(_atomic) ? NotAll : _ => null,
        };
        return (int)await planned.RunAsync(organization, run, shown, stop);
    }

    private static GcException? NotAll(Plan plan) => plan.Steps.FirstOrDefault(step => step.Blocked is not null) is { } blocked
        ? new GcException(ErrorIds.StepSkipped, ErrorKind.InvalidInput, $"{blocked.Address.Kind}/{blocked.Name} cannot be begun, and the run was to be all or nothing. Nothing was changed.") { Target = blocked.Name, Remedies = [new("See to what stands in its way, and run it again.")] }
        : null;

    private Manifest ManifestOf(ParseResult line, PlanFile? approved)
    {
        if (approved is null)
        {
            return _manifest.Read(line, _context);
        }

        return _manifest.Paths(line).Length == 0
            ? approved.ReadManifest(_context.Variable, _context.Definitions)
            : throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, "--plan and --file contradict each other: a plan has its manifest in it.") { Remedies = [new("Give one of them. Nothing was sent.")] };
    }

    private ManifestRunOptions OptionsOf(ParseResult line, PlanFile? approved) => new()
    {
        StatePath = StateOption.Read(line, _state, _context),
        Paths = approved is null ? _manifest.Paths(line) : [line.GetStated(_plan)!],
        Resume = line.GetValue(_resume) || line.GetStated(_run) is not null,
        RunId = line.GetStated(_run),
        Abandon = line.GetValue(_abandon),
        Redeploy = line.GetValue(_redeploy),
        FailFast = line.GetValue(_failFast),
        Atomic = line.GetValue(_atomic),
        ThrottleLimit = line.GetValue(_throttle) is > 0 and var limit ? limit : null,
        Approved = approved,
    };
}
