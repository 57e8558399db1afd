namespace GenesysArchitect.Engine.Bots;

/// <summary>A started publishing.</summary>
internal sealed class BotPublication(BotPreflight preflight, BotReading state, long startedAt)
{
    public BotPreflight Preflight => preflight;

    /// <summary>The state of the version that was seen last.</summary>
    public BotReading State { get; set; } = state;

    /// <summary>Whether the previous version was published again, and is live.</summary>
    public bool RolledBack { get; set; }

    public long StartedAt => startedAt;

    public long? EndedAt { get; set; }
}
