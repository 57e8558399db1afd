namespace GenesysArchitect.Engine.Documents;

/// <summary>A step of a traversal through a document.</summary>
internal enum DocumentStep
{
    /// <summary>The start of a non-empty object or array.</summary>
    Begin,

    /// <summary>The end of the innermost open object or array.</summary>
    End,

    /// <summary>A scalar or an empty object or array.</summary>
    Value,
}
