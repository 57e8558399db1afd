namespace GenesysArchitect.Engine.Journaling;

/// <summary>What the lines of a journal tell of.</summary>
internal static class JournalEvents
{
    public const string RunStarted = "run_started";
    public const string RunResumed = "run_resumed";
    public const string StepStarted = "step_started";
    public const string Progress = "progress";
    public const string Warning = "warning";
    public const string Checkpoint = "checkpoint";
    public const string Delayed = "delayed";
    public const string StepEnded = "step_ended";
    public const string RunEnded = "run_ended";

    /// <summary>What a run has started is remembered elsewhere: its journal need not be read for it.</summary>
    public const string RunSettled = "run_settled";

    /// <summary>How a run ended that no one continues with.</summary>
    public const string Abandoned = "Abandoned";
}
