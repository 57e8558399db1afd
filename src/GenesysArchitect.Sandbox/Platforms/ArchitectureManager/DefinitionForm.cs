namespace GenesysArchitect.Sandbox.Platforms.ArchitectureManager;

/// <summary>How the versions of a flow carry its definition.</summary>
public enum DefinitionForm
{
    /// <summary>As a JSON object.</summary>
    Document,

    /// <summary>As that object's text.</summary>
    Text,

    /// <summary>One version so, the next the other way, as hosts do that changed over time.</summary>
    Mixed,
}
