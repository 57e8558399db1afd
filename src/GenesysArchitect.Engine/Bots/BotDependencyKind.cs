namespace GenesysArchitect.Engine.Bots;

/// <summary>The kinds of dependencies of a bot version.</summary>
public enum BotDependencyKind
{
    /// <summary>A flow.</summary>
    Flow,

    /// <summary>A routing skill.</summary>
    Skill,
}
