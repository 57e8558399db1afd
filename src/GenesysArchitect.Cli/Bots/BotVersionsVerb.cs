using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Bots;

/// <summary><c>gcarch bot versions</c></summary>
internal sealed class BotVersionsVerb : ConnectedVerb
{
    private readonly Argument<string> _bot = new("BOT") { Description = "The bot's id." };
    private readonly Argument<string[]> _version = new("VERSION") { Description = "Only these versions.", Arity = ArgumentArity.ZeroOrMore };

    public BotVersionsVerb(ProgramContext context)
        : base(context, "versions", "List the versions of a bot with their states.") => Add(_bot, _version);

    public override HelpPage Help => new()
    {
        Purpose = "Lists the versions of a bot with their states. Nothing is changed.",
        Usage = $"gcarch {Path} BOT [VERSION…] [options]",
        Sections = CommonSections,
        Examples = ["gcarch bot versions order-bot", "gcarch bot versions order-bot 2.0 --output json"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var (bot, versions) = (line.GetNonEmpty(_bot), line.GetNonEmpty(_version));
        using var organization = await ConnectAsync(line, stop);
        var bots = Engine(organization, line).Bots;
        var list = new ObjectList<GcBotVersion>(Context, IsJson(line), Write, ("Version", version => version.VersionId), ("State", version => version.State.Value));
        var errors = new List<GcException>();
        foreach (var version in versions.Length == 0 ? await bots.ListAsync(bot, stop) : [])
        {
            list.Add(version);
        }

        foreach (var version in versions)
        {
            try
            {
                list.Add(await bots.GetAsync(bot, version, stop));
            }
            catch (GcException error)
            {
                errors.Add(error);
                Fail(line, error);
            }
        }

        list.End("No versions.");
        return (int)ExitCodes.Of(errors);
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, GcBotVersion version)
    {
        json.WriteString("botId", version.BotId);
        json.WriteString("versionId", version.VersionId);
        json.WriteString("state", version.State.Value);
        ReportedErrorJson.Write(json, version.Errors);
    }
}
