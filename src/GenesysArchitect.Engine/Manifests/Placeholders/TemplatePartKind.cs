namespace GenesysArchitect.Engine.Manifests.Placeholders;

/// <summary>The kinds of parts in a text with placeholders.</summary>
internal enum TemplatePartKind
{
    /// <summary>Literal text.</summary>
    Literal,

    /// <summary><c>${var:name}</c>.</summary>
    Variable,

    /// <summary><c>${env:NAME}</c>.</summary>
    Environment,

    /// <summary><c>${secret:NAME}</c>.</summary>
    Secret,

    /// <summary>A malformed placeholder.</summary>
    Malformed,
}
