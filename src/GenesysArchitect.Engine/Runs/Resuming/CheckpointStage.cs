namespace GenesysArchitect.Engine.Runs.Resuming;

/// <summary>What a checkpoint means for a later run.</summary>
public enum CheckpointStage
{
    /// <summary>Something worth knowing happened; a later run decides nothing by it.</summary>
    Observed,

    /// <summary>A call that changes something is about to be sent: a later run must verify whether it arrived.</summary>
    Intent,

    /// <summary>The platform has accepted the change.</summary>
    Accepted,

    /// <summary>The platform has not accepted the change: nothing of it is in progress.</summary>
    Refused,

    /// <summary>What was done is being undone.</summary>
    Undoing,

    /// <summary>The step is done, unless another one of its group fails.</summary>
    Done,
}
