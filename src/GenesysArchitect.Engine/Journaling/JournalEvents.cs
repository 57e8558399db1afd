namespace GenesysArchitect.Engine.Journaling;

/// <summary>The event names in a journal.</summary>
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

    /// <summary>The operations of the run are recorded elsewhere, so its journal does not need to be read for them.</summary>
    public const string RunSettled = "run_settled";

    /// <summary>The end of a run that is not resumed.</summary>
    public const string Abandoned = "Abandoned";
}
