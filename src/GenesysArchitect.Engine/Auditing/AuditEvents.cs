namespace GenesysArchitect.Engine.Auditing;

/// <summary>What entries tell of, besides the checkpoints of steps.</summary>
internal static class AuditEvents
{
    public const string RunStarted = "run_started";
    public const string StepStarted = "step_started";
    public const string StepEnded = "step_ended";
    public const string RunEnded = "run_ended";
    public const string ObserverFailed = "observer_failed";

    /// <summary>A writer died while it wrote; what it left of a line was taken into this entry.</summary>
    public const string Sealed = "log_sealed";

    /// <summary>The file had grown to its size, and the log goes on in a new one.</summary>
    public const string Rotated = "log_rotated";
}
