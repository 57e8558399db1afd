using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Connecting;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Manifests;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Running;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cli.Flows;

/// <summary><c>gcarch set-flow</c></summary>
internal sealed class SetFlowVerb : Verb
{
    private readonly ProgramContext _context;
    private readonly FlowOptions _flows = new();
    private readonly ConnectionFlags _connection = new();
    private readonly CountOption _throttleLimit = new("--throttle-limit", $"How many flows are processed in parallel ({ArchitectFlows.DefaultParallelReads}).", ArchitectFlows.DefaultParallelReads);
    private readonly NotifyFlags _notify = new();
    private readonly RunFlags _run = new();
    private readonly GovernanceFlags _governance = new();

    /// <summary>Creates the verb.</summary>
    /// <param name="context">The streams and the environment.</param>
    /// <param name="name">The name: the short form, or the verb under its noun.</param>
    public SetFlowVerb(ProgramContext context, string name = "set-flow")
        : base(name, "Create or update flows from YAML or JSON files.")
    {
        _context = context;
        foreach (var option in _flows.All.Concat(_connection.All).Append(_throttleLimit).Concat(_notify.All).Concat(_run.All).Concat(_governance.All))
        {
            Options.Add(option);
        }
    }

    public override HelpPage Help => new()
    {
        Purpose = "Creates or updates flows from files: validates them, shows the differences, and writes each flow based on\n"
            + "the version that was read. Concurrent changes by others are kept. An up-to-date flow is not written.\n\n"
            + "A complete file, such as an export, defines the whole flow. In any other file, properties that are not\n"
            + "mentioned are kept, and null removes a property.",
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
