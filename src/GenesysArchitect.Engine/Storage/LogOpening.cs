namespace GenesysArchitect.Engine.Storage;

/// <summary>How an append log is opened.</summary>
internal enum LogOpening
{
    /// <summary>It must not exist yet.</summary>
    New,

    /// <summary>It must exist.</summary>
    Existing,

    /// <summary>It is created if it does not exist.</summary>
    Any,
}
