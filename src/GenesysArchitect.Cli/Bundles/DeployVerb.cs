using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Connecting;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Manifests;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Running;

namespace GenesysArchitect.Cli.Bundles;

/// <summary><c>gcarch deploy</c></summary>
internal sealed class DeployVerb : Verb
{
    private readonly ProgramContext _context;
    private readonly DeployOptions _deployment = new();
    private readonly ConnectionFlags _connection = new();
    private readonly NotifyFlags _notify = new();
    private readonly RunFlags _run = new();
    private readonly GovernanceFlags _governance = new();

    /// <summary>Creates the verb.</summary>
    /// <param name="context">The streams and the environment.</param>
    /// <param name="name">The name: the short form, or the verb under its noun.</param>
    public DeployVerb(ProgramContext context, string name = "deploy")
        : base(name, "Deploy a bundle to environments, and wait for the end.")
    {
        _context = context;
        foreach (var option in _deployment.All.Concat(_connection.All).Concat(_notify.All).Concat(_run.All).Concat(_governance.All))
        {
            Options.Add(option);
        }
    }

    public override HelpPage Help => new()
    {
        Purpose = "Deploys a bundle: validates it, waits for a slot, submits it once, follows the deployment, and rolls it back\nif it fails. Several environments are deployed in parallel.",
        Usage = $"gcarch {Path} --bundle ID --environment ENV [--environment ENV…] [options]",
        Sections =
        [
            .. _deployment.Sections,
            HelpSection.Of(ConnectionFlags.Title, _connection.All),
            _notify.Section,
            HelpSection.Of("Running", [.. _run.All, .. _governance.All]),
        ],
        Examples =
        [
            "gcarch deploy --bundle northwind-ivr --environment test",
            "gcarch deploy --bundle northwind-ivr --environment test --environment prod \\",
            "    --current-config now.json --target-config release.yaml --timeout 300 --yes --output json",
        ],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var desired = _deployment.Read(line);
        await using var webhooks = _notify.Read(line, _context, StateOption.Folder(_context));
        using var organization = await _connection.OpenAsync(line, _context, stop);

        var shown = new RunPresentation(desired, new DeploymentPresentation(desired));
        var run = new PlannedRun(_run.Report(line, _context, organization.NameWithPlatform, shown), shown.Effect)
        {
            Confirmation = _run.Confirmation(line, _context, shown),
            Observers = _governance.Observers(line, _context),
            Webhooks = webhooks,
        };
        return (int)await run.RunAsync(organization, desired, stop);
    }
}
