namespace GenesysArchitect.Sandbox.World.Bots;

/// <summary>How publishing a version of a bot ends.</summary>
public enum PublishOutcome
{
    /// <summary>published; the one in use before is superseded.</summary>
    Published,

    /// <summary>failed.</summary>
    Failed,

    /// <summary>It falls back to draft: its configuration is invalid.</summary>
    Draft,

    /// <summary>Never: it stays publishing.</summary>
    Stuck,
}
