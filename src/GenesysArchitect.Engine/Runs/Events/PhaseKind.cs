namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>What a step spends its time on.</summary>
public enum PhaseKind
{
    /// <summary>Something is done to the resource, here or at the platform.</summary>
    Working,

    /// <summary>The step waits: for a slot, or for the other steps of its group.</summary>
    Waiting,

    /// <summary>What was done is undone.</summary>
    Undoing,
}
