namespace GenesysArchitect.Engine.Runs.Resuming;

/// <summary>The meaning of a checkpoint for a later run.</summary>
public enum CheckpointStage
{
    /// <summary>Informational; a later run makes no decision based on it.</summary>
    Observed,

    /// <summary>A call that changes something is about to be sent: a later run must verify whether it was processed.</summary>
    Intent,

    /// <summary>The platform has accepted the change.</summary>
    Accepted,

    /// <summary>The platform has not accepted the change; nothing is in progress.</summary>
    Refused,

    /// <summary>The change is being rolled back.</summary>
    Undoing,

    /// <summary>The step is done, unless another one of its group fails.</summary>
    Done,
}
