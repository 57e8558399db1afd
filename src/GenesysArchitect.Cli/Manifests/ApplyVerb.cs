using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Connecting;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Running;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Manifests;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Manifests;

/// <summary><c>gcarch apply</c></summary>
internal sealed class ApplyVerb : Verb
{
    private readonly ProgramContext _context;
    private readonly ManifestFlags _manifest = new();
    private readonly Option<string?> _plan = new("--plan") { HelpName = "FILE", Description = "Apply this saved plan, if the organization has not changed since." };
    private readonly ThrottleOption _throttleLimit = new("How many resources are processed in parallel (16 reads, 64 changes).", defaultValue: 0, formerName: "--throttle");
    private readonly Option<bool> _failFast = new("--fail-fast") { Description = "Start no more steps after a failure." };
    private readonly Option<bool> _atomic = new("--atomic") { Description = "All or nothing: roll back all changes after a failure." };
    private readonly Option<bool> _redeploy = new("--redeploy") { Description = "Deploy bundles even if nothing differs." };
    private readonly Option<bool> _resume = new("--resume") { Description = "Resume an interrupted run." };
    private readonly Option<string?> _run = new("--run") { HelpName = "ID", Description = "The run to resume (the newest)." };
    private readonly Option<bool> _abandon = new("--abandon") { Description = "Abandon interrupted runs, and start a new run." };
    private readonly Option<string?> _state = StateOption.Create();
    private readonly ConnectionFlags _connection = new();
    private readonly NotifyFlags _notify = new();
    private readonly RunFlags _flags = new();
    private readonly GovernanceFlags _governance = new();

    public ApplyVerb(ProgramContext context)
        : base("apply", "Apply manifests to the organization.")
    {
        _context = context;
        foreach (var option in (Option[])[.. _manifest.All, _plan, .. _throttleLimit.All, _failFast, _atomic, _redeploy, _resume, _run, _abandon, _state, .. _connection.All, .. _notify.All, .. _flags.All, .. _governance.All])
        {
            Options.Add(option);
        }
    }

    public override HelpPage Help => new()
    {
        Purpose = "Applies manifests to the organization: plans, asks for confirmation once, and makes the changes in\nparallel, in the order of their dependencies. Resume an interrupted run with --resume.",
        Usage = "gcarch apply --file PATH [options]\n       gcarch apply --plan FILE [options]",
        Sections =
        [
            HelpSection.Of("What", [.. _manifest.All, _plan]),
            HelpSection.Of("How", [.. _throttleLimit.All, _failFast, _atomic, _redeploy]),
            HelpSection.Of("Resuming", _resume, _run, _abandon, _state),
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
        var approved = line.GetNonEmpty(_plan) is { } saved ? PlanFile.Read(saved) : null;
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
            Refusal = line.GetValue(_atomic) ? AtomicRefusal : _ => null,
        };
        return (int)await planned.RunAsync(organization, run, shown, stop);
    }

    private static GcException? AtomicRefusal(Plan plan) => plan.Steps.FirstOrDefault(step => step.Blocked is not null) is { } blocked
        ? new GcException(ErrorIds.StepSkipped, ErrorKind.InvalidInput, $"{blocked.Address.Kind}/{blocked.Name} is blocked, so the atomic run was not started. Nothing was changed.") { Target = blocked.Name, Remedies = [new("Fix the blocked resource, and run the command again.")] }
        : null;

    private Manifest ManifestOf(ParseResult line, PlanFile? approved)
    {
        if (approved is null)
        {
            return _manifest.Read(line, _context);
        }

        return _manifest.Paths(line).Length == 0
            ? approved.ReadManifest(_context.Variable, _context.Definitions)
            : throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, "--plan and --file contradict each other: a plan contains its manifest.") { Remedies = [new("Use one of them. No request was sent.")] };
    }

    private ManifestRunOptions OptionsOf(ParseResult line, PlanFile? approved) => new()
    {
        StatePath = StateOption.Read(line, _state, _context),
        Paths = approved is null ? _manifest.Paths(line) : [line.GetNonEmpty(_plan)!],
        Resume = line.GetValue(_resume) || line.GetNonEmpty(_run) is not null,
        RunId = line.GetNonEmpty(_run),
        Abandon = line.GetValue(_abandon),
        Redeploy = line.GetValue(_redeploy),
        FailFast = line.GetValue(_failFast),
        Atomic = line.GetValue(_atomic),
        ThrottleLimit = _throttleLimit.Read(line) is > 0 and var limit ? limit : null,
        Approved = approved,
    };
}
