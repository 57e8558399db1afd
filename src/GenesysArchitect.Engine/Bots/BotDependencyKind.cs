namespace GenesysArchitect.Engine.Bots;

/// <summary>What a bot version can need.</summary>
public enum BotDependencyKind
{
    /// <summary>A flow.</summary>
    Flow,

    /// <summary>A routing skill.</summary>
    Skill,
}
