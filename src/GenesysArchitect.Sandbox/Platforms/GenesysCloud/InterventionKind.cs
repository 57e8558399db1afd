namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud;

/// <summary>What a colleague does to a flow.</summary>
public enum InterventionKind
{
    /// <summary>Checks it out.</summary>
    Lock,

    /// <summary>Gives the checkout back.</summary>
    Unlock,

    /// <summary>Checks it out and saves a draft.</summary>
    Edit,

    /// <summary>Changes and publishes it.</summary>
    Publish,

    /// <summary>Gives it another name.</summary>
    Rename,

    /// <summary>Deletes it.</summary>
    Delete,
}
