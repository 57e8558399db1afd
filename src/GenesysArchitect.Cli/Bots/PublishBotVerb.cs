using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Connecting;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Manifests;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Running;

namespace GenesysArchitect.Cli.Bots;

/// <summary><c>gcarch publish-bot</c></summary>
internal sealed class PublishBotVerb : Verb
{
    private readonly ProgramContext _context;
    private readonly BotOptions _bot = new();
    private readonly ConnectionFlags _connection = new();
    private readonly NotifyFlags _notify = new();
    private readonly RunFlags _run = new();
    private readonly GovernanceFlags _governance = new();

    /// <summary>Creates the verb.</summary>
    /// <param name="context">The streams and the environment.</param>
    /// <param name="name">The name: the short form, or the verb under its noun.</param>
    public PublishBotVerb(ProgramContext context, string name = "publish-bot")
        : base(name, "Publish a bot version, and roll back if it fails.")
    {
        _context = context;
        foreach (var option in _bot.All.Concat(_connection.All).Concat(_notify.All).Concat(_run.All).Concat(_governance.All))
        {
            Options.Add(option);
        }
    }

    public override HelpPage Help => new()
    {
        Purpose = "Publishes a bot version: checks that the flows and skills that it requires exist and are active, requests\n"
            + "publishing once, follows it, and republishes the previous version if it fails.",
        Usage = $"gcarch {Path} --bot ID --version ID [options]",
        Sections =
        [
            .. _bot.Sections,
            HelpSection.Of(ConnectionFlags.Title, _connection.All),
            _notify.Section,
            HelpSection.Of("Running", [.. _run.All, .. _governance.All]),
        ],
        Examples =
        [
            "gcarch publish-bot --bot order-bot --version 2.0 --flow order-status --skill billing",
            "gcarch publish-bot --bot faq-bot --version 4.0 --previous 3.1 --timeout 5m --yes --output json",
        ],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var desired = _bot.Read(line);
        await using var webhooks = _notify.Read(line, _context, StateOption.Folder(_context));
        using var organization = await _connection.OpenAsync(line, _context, stop);

        var shown = new RunPresentation([desired], new BotPresentation([desired]));
        var run = new PlannedRun(_run.Report(line, _context, organization.NameWithPlatform, shown), shown.Effect)
        {
            Confirmation = _run.Confirmation(line, _context, shown),
            Observers = _governance.Observers(line, _context),
            Webhooks = webhooks,
        };
        return (int)await run.RunAsync(organization, [desired], stop);
    }
}
