namespace GenesysArchitect.Engine.Documents;

/// <summary>The document formats.</summary>
public enum DocumentFormat
{
    /// <summary>YAML, in block style.</summary>
    Yaml,

    /// <summary>JSON, indented.</summary>
    Json,
}
