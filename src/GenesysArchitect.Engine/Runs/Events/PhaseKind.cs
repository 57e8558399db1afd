namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>The classification of a phase's time.</summary>
public enum PhaseKind
{
    /// <summary>The resource is processed, locally or at the platform.</summary>
    Working,

    /// <summary>The step waits: for a slot, or for the other steps of its group.</summary>
    Waiting,

    /// <summary>Changes are rolled back.</summary>
    Undoing,
}
