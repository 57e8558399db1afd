namespace GenesysArchitect.Engine.Storage;

/// <summary>What an append log must be when it is opened.</summary>
internal enum LogOpening
{
    /// <summary>It must not exist yet.</summary>
    New,

    /// <summary>It must exist.</summary>
    Existing,

    /// <summary>It is created where it does not exist.</summary>
    Any,
}
