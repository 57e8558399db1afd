namespace GenesysArchitect.Sandbox.World.Bots;

/// <summary>The state of a bot at one moment.</summary>
public sealed record Bot
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>Its versions, oldest first.</summary>
    public required IReadOnlyList<BotVersion> Versions { get; init; }
}
