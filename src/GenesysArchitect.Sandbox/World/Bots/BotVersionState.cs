namespace GenesysArchitect.Sandbox.World.Bots;

/// <summary>The states of a version of a bot.</summary>
public enum BotVersionState
{
    /// <summary>draft: never published, or fell back because its configuration is invalid.</summary>
    Draft,

    /// <summary>publishing.</summary>
    Publishing,

    /// <summary>published: the one in use.</summary>
    Published,

    /// <summary>superseded: was in use before another one was published.</summary>
    Superseded,

    /// <summary>failed.</summary>
    Failed,
}
