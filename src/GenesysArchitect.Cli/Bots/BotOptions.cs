using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Bots;

/// <summary>The options for the desired bot version.</summary>
internal sealed class BotOptions
{
    private const int MaxRetryLimit = 100;

    private static readonly BotVersion Defaults = new() { BotId = string.Empty, VersionId = string.Empty };

    private readonly Option<string?> _bot = new("--bot") { HelpName = "ID", Description = "The bot's id.", Required = true };
    private readonly Option<string?> _version = new("--version") { HelpName = "ID", Description = "The version to publish.", Required = true };
    private readonly Option<string[]> _flow = new("--flow") { HelpName = "ID", Description = "A flow that the bot requires; may be repeated." };
    private readonly Option<string[]> _skill = new("--skill") { HelpName = "ID", Description = "A routing skill that the bot requires; may be repeated." };

    private readonly Option<string?> _previous = new("--previous") { HelpName = "ID", Description = "The version to roll back to (the live version)." };
    private readonly Option<bool> _noRollback = new("--no-rollback") { Description = "Do not roll back when publishing fails." };
    private readonly Option<bool> _requireRollback = new("--require-rollback") { Description = "Do not publish if a rollback is not possible." };

    private readonly DurationOption _timeout = new("--timeout", $"How long publishing may take ({Defaults.Timeout.TotalSeconds}).");
    private readonly CountOption _maxRetries = new("--max-retries", $"How often to retry a request, 0 to {MaxRetryLimit} ({Defaults.MaxRetries}).", Defaults.MaxRetries, min: 0, MaxRetryLimit);
    private readonly Option<bool> _noWait = new("--no-wait") { Description = "Do not wait for the end of publishing." };

    private readonly Option<string?> _environment = new("--environment") { HelpName = "NAME", Description = "The target environment." };
    private readonly CountOption _rolloutPercentage = new("--rollout-percentage", "The intended percentage of conversations, 1 to 100.", defaultValue: 0, min: 1, max: 100);

    public IReadOnlyList<HelpSection> Sections =>
    [
        HelpSection.Of("What", _bot, _version, _flow, _skill),
        HelpSection.Of("Rollback", _previous, _noRollback, _requireRollback),
        HelpSection.Of("Waiting (seconds, or 90s, 10m, 1h)", _timeout, _maxRetries, _noWait),
        HelpSection.Of("Recorded in events and the result, not sent to the platform", _environment, _rolloutPercentage),
    ];

    public IEnumerable<Option> All => [_bot, _version, _flow, _skill, _previous, _noRollback, _requireRollback, _timeout, _maxRetries, _noWait, _environment, _rolloutPercentage];

    /// <summary>Reads the desired version.</summary>
    /// <exception cref="GcException">A value is empty, or the options contradict each other.</exception>
    public BotVersion Read(ParseResult line)
    {
        if (line.GetValue(_noRollback) && line.GetValue(_requireRollback))
        {
            throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, "--no-rollback and --require-rollback contradict each other.") { Remedies = [new("Use one of them. Nothing was published.")] };
        }

        return Defaults with
        {
            BotId = line.GetNonEmpty(_bot)!,
            VersionId = line.GetNonEmpty(_version)!,
            Flows = line.GetNonEmpty(_flow),
            Skills = line.GetNonEmpty(_skill),
            PreviousVersionId = line.GetNonEmpty(_previous),
            RollbackOnFailure = !line.GetValue(_noRollback),
            RequireRollback = line.GetValue(_requireRollback),
            Timeout = line.GetValue(_timeout) ?? Defaults.Timeout,
            MaxRetries = line.GetValue(_maxRetries),
            Wait = !line.GetValue(_noWait),
            Environment = line.GetNonEmpty(_environment),
            RolloutPercentage = line.GetValue(_rolloutPercentage) is > 0 and var percentage ? percentage : null,
        };
    }
}
