namespace GenesysArchitect.Engine.Manifests.Placeholders;

/// <summary>What a text with placeholders is made of.</summary>
internal enum TemplatePartKind
{
    /// <summary>Text that stands for itself.</summary>
    Literal,

    /// <summary><c>${var:name}</c>.</summary>
    Variable,

    /// <summary><c>${env:NAME}</c>.</summary>
    Environment,

    /// <summary><c>${secret:NAME}</c>.</summary>
    Secret,

    /// <summary>Something that begins as a placeholder and is none.</summary>
    Malformed,
}
