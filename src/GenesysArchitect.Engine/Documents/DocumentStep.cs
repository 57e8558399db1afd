namespace GenesysArchitect.Engine.Documents;

/// <summary>What a walk through a document comes upon.</summary>
internal enum DocumentStep
{
    /// <summary>An object or array that is not empty begins.</summary>
    Begin,

    /// <summary>The object or array started last that has not ended ends.</summary>
    End,

    /// <summary>A value with nothing within.</summary>
    Value,
}
