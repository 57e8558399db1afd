using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Connecting;
using GenesysArchitect.Cli.Manifests;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Running;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cli.Flows;

/// <summary><c>gcarch set-flow</c></summary>
internal sealed class SetFlowVerb : Verb
{
    private readonly ProgramContext _context;
    private readonly FlowOptions _flows = new();
    private readonly ConnectionFlags _connection = new();
    private readonly CountOption _throttleLimit = new("--throttle-limit", $"How many flows are dealt with at once ({ArchitectFlows.DefaultParallelReads}).", ArchitectFlows.DefaultParallelReads);
    private readonly NotifyFlags _notify = new();
    private readonly RunFlags _run = new();
    private readonly GovernanceFlags _governance = new();

    /// <summary>Creates it.</summary>
    /// <param name="context">Where it reads and writes.</param>
    /// <param name="name">Its name: the short form alone, or the verb behind its noun.</param>
    public SetFlowVerb(ProgramContext context, string name = "set-flow")
        : base(name, "Bring flows to what YAML or JSON files say.")
    {
        _context = context;
        foreach (var option in _flows.All.Concat(_connection.All).Append(_throttleLimit).Concat(_notify.All).Concat(_run.All).Concat(_governance.All))
        {
            Options.Add(option);
        }
    }

    public override HelpPage Help => new()
    {
        Purpose = "Brings flows to what files say: checks them, shows what differs, and writes each at the version it\n"
            + "was read at. What others change meanwhile is kept. A flow that is as its file says is left alone.\n\n"
            + "A file that has all that a flow has, as an export does, is the whole flow. In any other file, what is\n"
            + "not mentioned is kept, and null takes a property out.",
        Usage = $"gcarch {Path} --file FILE [--file FILE…] [options]",
        Sections =
        [
            .. _flows.Sections,
            HelpSection.Of(ConnectionFlags.Title, _connection.All),
            _notify.Section,
            HelpSection.Of("Running", [_throttleLimit, .. _run.All, .. _governance.All]),
        ],
        Examples =
        [
            "gcarch set-flow --file main-ivr.yaml",
            "gcarch set-flow --file draft.yaml --id main-ivr --create-if-missing",
            "gcarch set-flow --file main-ivr.yaml --file callback.yaml --backup-path before \\",
            "    --conflict-policy ours --yes --output json",
        ],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var desired = _flows.Read(line);
        await using var webhooks = _notify.Read(line, _context, StateOption.Folder(_context));
        using var organization = await _connection.OpenAsync(line, _context, stop);

        var shown = new RunPresentation(desired, new FlowPresentation(desired));
        var run = new PlannedRun(_run.Report(line, _context, organization.NameWithPlatform, shown), shown.Effect)
        {
            Refusal = DefinitionErrors.Refusal,
            Confirmation = _run.Confirmation(line, _context, shown),
            Observers = _governance.Observers(line, _context),
            Webhooks = webhooks,
            ThrottleLimit = line.GetValue(_throttleLimit),
        };
        return (int)await run.RunAsync(organization, desired, stop);
    }
}
