namespace GenesysArchitect.Engine.Auditing;

/// <summary>The events of entries other than the checkpoints of steps.</summary>
internal static class AuditEvents
{
    public const string RunStarted = "run_started";
    public const string StepStarted = "step_started";
    public const string StepEnded = "step_ended";
    public const string RunEnded = "run_ended";
    public const string ObserverFailed = "observer_failed";

    /// <summary>A writer stopped while writing; this entry contains the incomplete line.</summary>
    public const string Sealed = "log_sealed";

    /// <summary>The file had reached its maximum size, and the log continues in a new one.</summary>
    public const string Rotated = "log_rotated";
}
