namespace GenesysArchitect.Sandbox.Platforms;

/// <summary>The platforms that the sandbox plays.</summary>
public enum SandboxPlatform
{
    /// <summary>The bundle, bot and flow API of ArchitectureManager.</summary>
    ArchitectureManager,

    /// <summary>The public API of Genesys Cloud.</summary>
    GenesysCloud,
}
