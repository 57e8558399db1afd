namespace GenesysArchitect.Sandbox.World.Bots;

/// <summary>A bot as it stands at one moment.</summary>
public sealed record Bot
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>Its versions, oldest first.</summary>
    public required IReadOnlyList<BotVersion> Versions { get; init; }
}
