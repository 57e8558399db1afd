namespace GenesysArchitect.Engine.Bots;

/// <summary>A publishing that was started.</summary>
internal sealed class BotPublication(BotPreflight preflight, BotReading state, long startedAt)
{
    public BotPreflight Preflight => preflight;

    /// <summary>How the version stands, as it was seen last.</summary>
    public BotReading State { get; set; } = state;

    /// <summary>Whether the version before was published again, and seen to be live.</summary>
    public bool RolledBack { get; set; }

    public long StartedAt => startedAt;

    public long? EndedAt { get; set; }
}
