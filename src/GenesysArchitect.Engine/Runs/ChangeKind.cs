namespace GenesysArchitect.Engine.Runs;

/// <summary>The effect of a step on the organization.</summary>
public enum ChangeKind
{
    /// <summary>None: the resource is in its desired state, or is only validated.</summary>
    NoChange,

    /// <summary>The resource is created.</summary>
    Create,

    /// <summary>The resource is updated.</summary>
    Update,

    /// <summary>A bundle is deployed.</summary>
    Deploy,

    /// <summary>A version is published.</summary>
    Publish,

    /// <summary>A deployment in progress is cancelled.</summary>
    Cancel,

    /// <summary>A deployment is rolled back.</summary>
    RollBack,
}
