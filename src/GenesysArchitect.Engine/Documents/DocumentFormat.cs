namespace GenesysArchitect.Engine.Documents;

/// <summary>The notations a document can be written in.</summary>
public enum DocumentFormat
{
    /// <summary>YAML, in block style.</summary>
    Yaml,

    /// <summary>JSON, indented.</summary>
    Json,
}
