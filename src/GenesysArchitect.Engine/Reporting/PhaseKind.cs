namespace GenesysArchitect.Engine.Reporting;

/// <summary>What a step does with its time.</summary>
internal enum PhaseKind
{
    /// <summary>Something is done to the resource, here or at the platform.</summary>
    Working,

    /// <summary>It waits: for a slot, or for the other steps of an all-or-nothing run.</summary>
    Waiting,

    /// <summary>What it had done is undone.</summary>
    Undoing,
}
