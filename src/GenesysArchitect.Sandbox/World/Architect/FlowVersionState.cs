namespace GenesysArchitect.Sandbox.World.Architect;

/// <summary>How far a version of a flow came.</summary>
public enum FlowVersionState
{
    /// <summary>A draft that was saved but not checked in.</summary>
    Save,

    /// <summary>Checked in, never published.</summary>
    CheckIn,

    /// <summary>Published, now or before.</summary>
    Publish,
}
