namespace GenesysArchitect.Engine.Platforms;

/// <summary>The platform of a connection.</summary>
public enum PlatformKind
{
    /// <summary>The public API that every Genesys Cloud organization has.</summary>
    GenesysCloud,

    /// <summary>The bundle, bot and flow API of the Architecture Manager.</summary>
    ArchitectureManager,
}
