using GenesysArchitect.Sandbox.World.Seed;

namespace GenesysArchitect.Sandbox.World.Bots;

/// <summary>The bots of the organization. Safe to read and change while requests arrive.</summary>
public sealed class BotRoster
{
    private readonly object _gate = new();
    private readonly SortedDictionary<string, BotEntry> _bots = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Bot, string Version), PublishOutcome> _outcomes = [];
    private readonly Dictionary<string, int> _publishes = [];
    private readonly SandboxOptions _options;

    internal BotRoster(SandboxOptions options)
    {
        _options = options;
        foreach (var bot in SeedFile.Read<IReadOnlyList<Bot>>("bots.json"))
        {
            Put(bot);
        }

        foreach (var (version, outcome) in options.PublishOutcomes)
        {
            var (botId, versionId) = Split(version);
            SetOutcome(botId, versionId, outcome);
        }
    }

    /// <summary>How often publishing was accepted, by <c>bot/version</c>, whether the answer arrived or not.</summary>
    public IReadOnlyDictionary<string, int> PublishesByVersion
    {
        get
        {
            lock (_gate)
            {
                return new Dictionary<string, int>(_publishes);
            }
        }
    }

    private DateTimeOffset Now => _options.TimeProvider.GetUtcNow();

    /// <summary>The current state of all bots, by id.</summary>
    /// <returns>A copy that time does not change.</returns>
    public IReadOnlyList<Bot> ToList()
    {
        lock (_gate)
        {
            return [.. _bots.Values.Select(entry => entry.At(Now))];
        }
    }

    /// <summary>The current state of a bot.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The bot, or null when there is none of that id.</returns>
    public Bot? Find(string id)
    {
        lock (_gate)
        {
            return _bots.GetValueOrDefault(id)?.At(Now);
        }
    }

    /// <summary>The current state of a version of a bot.</summary>
    /// <param name="botId">The bot.</param>
    /// <param name="versionId">The version.</param>
    /// <returns>The version, or null when there is none.</returns>
    public BotVersion? Find(string botId, string versionId) =>
        Find(botId)?.Versions.FirstOrDefault(version => version.Id == versionId);

    /// <summary>Adds a bot, or puts it in the place of the one that has its id.</summary>
    /// <param name="bot">The bot.</param>
    public void Put(Bot bot)
    {
        ArgumentNullException.ThrowIfNull(bot);
        lock (_gate)
        {
            _bots[bot.Id] = new BotEntry(bot);
        }
    }

    /// <summary>Sets how publishing goes from now on; by default it works.</summary>
    /// <param name="botId">The bot, or <c>*</c> for every one.</param>
    /// <param name="versionId">The version, or <c>*</c>.</param>
    /// <param name="outcome">How it ends.</param>
    public void SetOutcome(string botId, string versionId, PublishOutcome outcome)
    {
        lock (_gate)
        {
            _outcomes[(botId, versionId)] = outcome;
        }
    }

    /// <summary>Ends all publishing that is going on, as it was to end; a stuck one succeeds.</summary>
    public void Finish()
    {
        lock (_gate)
        {
            foreach (var bot in _bots.Values)
            {
                bot.Finish(Now);
            }
        }
    }

    internal static (string BotId, string VersionId) Split(string version) =>
        version.Split('/') is [{ Length: > 0 } botId, { Length: > 0 } versionId]
            ? (botId, versionId)
            : throw new ArgumentException($"'{version}' is not bot/version.");

    internal BotVersion Publish(string botId, string versionId)
    {
        lock (_gate)
        {
            var bot = _bots.GetValueOrDefault(botId) ?? throw RefusedException.Missing("bot", botId);
            var version = bot.Publish(versionId, Outcome(botId, versionId), Now, _options.JobDuration);
            var key = $"{botId}/{versionId}";
            _publishes[key] = _publishes.GetValueOrDefault(key) + 1;
            return version;
        }
    }

    private PublishOutcome Outcome(string botId, string versionId) =>
        new[] { (botId, versionId), (botId, "*"), ("*", versionId), ("*", "*") }
            .Where(_outcomes.ContainsKey)
            .Select(key => _outcomes[key])
            .FirstOrDefault();
}
