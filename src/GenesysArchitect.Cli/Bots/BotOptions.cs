using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Bots;

/// <summary>What the line says about the bot version that is wished.</summary>
internal sealed class BotOptions
{
    private const int MostRetries = 100;

    private static readonly BotVersion Unspecified = new() { BotId = string.Empty, VersionId = string.Empty };

    private readonly Option<string?> _bot = new("--bot") { HelpName = "ID", Description = "The bot.", Required = true };
    private readonly Option<string?> _version = new("--version") { HelpName = "ID", Description = "The version that shall be live.", Required = true };
    private readonly Option<string[]> _flow = new("--flow") { HelpName = "ID", Description = "A flow that it needs; may be repeated." };
    private readonly Option<string[]> _skill = new("--skill") { HelpName = "ID", Description = "A routing skill that it needs; may be repeated." };

    private readonly Option<string?> _previous = new("--previous") { HelpName = "ID", Description = "The version to go back to (the one that is live)." };
    private readonly Option<bool> _noRollback = new("--no-rollback") { Description = "Do not go back when it does not come up." };
    private readonly Option<bool> _requireRollback = new("--require-rollback") { Description = "Publish nothing that cannot be taken back." };

    private readonly DurationOption _timeout = new("--timeout", $"How long it may take ({Unspecified.Timeout.TotalSeconds}).");
    private readonly CountOption _maxRetries = new("--max-retries", $"How often to ask again, 0 to {MostRetries} ({Unspecified.MaxRetries}).", Unspecified.MaxRetries, least: 0, MostRetries);
    private readonly Option<bool> _noWait = new("--no-wait") { Description = "Publish, and do not follow." };

    private readonly Option<string?> _environment = new("--environment") { HelpName = "NAME", Description = "Where it is meant for." };
    private readonly CountOption _rolloutPercentage = new("--rollout-percentage", "The share of conversations it is meant for, 1 to 100.", unspecified: 0, least: 1, most: 100);

    public IReadOnlyList<HelpSection> Sections =>
    [
        HelpSection.Of("What", _bot, _version, _flow, _skill),
        HelpSection.Of("Going back", _previous, _noRollback, _requireRollback),
        HelpSection.Of("Following (seconds, or 90s, 10m, 1h)", _timeout, _maxRetries, _noWait),
        HelpSection.Of("Put down in events and result, not sent to the platform", _environment, _rolloutPercentage),
    ];

    public IEnumerable<Option> All => [_bot, _version, _flow, _skill, _previous, _noRollback, _requireRollback, _timeout, _maxRetries, _noWait, _environment, _rolloutPercentage];

    /// <summary>Reads the wish.</summary>
    /// <exception cref="GcException">A value is empty, or the options do not go together.</exception>
    public BotVersion Read(ParseResult line)
    {
        if (line.GetValue(_noRollback) && line.GetValue(_requireRollback))
        {
            throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, "--no-rollback and --require-rollback contradict each other.") { Remedies = [new("Give one of them. Nothing was published.")] };
        }

        return Unspecified with
        {
            BotId = line.GetStated(_bot)!,
            VersionId = line.GetStated(_version)!,
            Flows = line.GetStated(_flow),
            Skills = line.GetStated(_skill),
            PreviousVersionId = line.GetStated(_previous),
            RollbackOnFailure = !line.GetValue(_noRollback),
            RequireRollback = line.GetValue(_requireRollback),
            Timeout = line.GetValue(_timeout) ?? Unspecified.Timeout,
            MaxRetries = line.GetValue(_maxRetries),
            Wait = !line.GetValue(_noWait),
            Environment = line.GetStated(_environment),
            RolloutPercentage = line.GetValue(_rolloutPercentage) is > 0 and var percentage ? percentage : null,
        };
    }
}
