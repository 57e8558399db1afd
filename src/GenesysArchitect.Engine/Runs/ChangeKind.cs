namespace GenesysArchitect.Engine.Runs;

/// <summary>What a step would do to the organization.</summary>
public enum ChangeKind
{
    /// <summary>Nothing: it is as desired, or was only asked to be checked.</summary>
    NoChange,

    /// <summary>The resource comes into being.</summary>
    Create,

    /// <summary>The resource is changed.</summary>
    Update,

    /// <summary>A bundle is deployed.</summary>
    Deploy,

    /// <summary>A version goes live.</summary>
    Publish,

    /// <summary>A deployment that is in progress is cancelled.</summary>
    Cancel,

    /// <summary>A deployment is rolled back.</summary>
    RollBack,
}
