namespace GenesysArchitect.Engine.Bots;

/// <summary>A publishing that was started.</summary>
internal sealed class BotPublication(BotPreflight preflight, BotReading state, long startedAt)
{
    public BotPreflight Preflight => preflight;

    /// <summary>How the version stands, as it was seen last.</summary>
    public BotReading State { get; set; } = state;

    /// <summary>How the version before stands since it was published again; null where it was not.</summary>
    public BotReading? Rollback { get; set; }

    public long StartedAt => startedAt;

    public long? EndedAt { get; set; }
}
