using System.Globalization;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>Determines whether a run was interrupted.</summary>
internal static class RunInterruption
{
    /// <summary>Whether there is something to resume: the run was killed or stopped, or an operation continues at the platform.</summary>
    public static bool IsInterrupted(JournalRecord journal) => journal.End switch
    {
        null => true,
        { Status: JournalEvents.Abandoned } => false,
        { Status: nameof(ExitCode.Cancelled) } => true,
        _ => HasWorkUnderWay(journal),
    };

    /// <summary>Whether an operation's outcome is unknown, so that a new run could start it twice.</summary>
    public static bool HasWorkUnderWay(JournalRecord journal) =>
        journal.End?.Status != JournalEvents.Abandoned && journal.Histories().Values.Any(history => history.IsUnderWay);

    /// <summary>Whether resuming an ended run reports its outcome again: it failed, and the manifest is unchanged.</summary>
    public static bool ReportsOutcomeAgain(JournalRecord journal, string manifestHash) =>
        journal.Header.ManifestHash == manifestHash && journal.End?.Status is not (null or JournalEvents.Abandoned or nameof(ExitCode.Done));

    /// <summary>The remark shown when a run is resumed.</summary>
    public static string Remark(JournalRecord journal) => IsInterrupted(journal)
        ? $"Resuming run {Name(journal)}."
        : $"Run {Name(journal)} has already ended, and resuming it does not retry its failed steps. To retry them, start a new run instead.";

    public static GcException Unknown(string runId) =>
        new(ErrorIds.RunInterrupted, ErrorKind.InvalidInput, $"Run {runId} of this organization does not exist in this folder. Nothing was sent.")
        {
            Target = runId,
            Remedies = [new("Use one of the runs that are kept; each has a file with its name in the folder 'runs'.", new ListRuns())],
        };

    public static GcException OperationsInProgress(JournalRecord journal) =>
        new(ErrorIds.RunInterrupted, ErrorKind.InvalidInput, $"Run {Name(journal)} was interrupted, and these steps were still in progress: {UnderWay(journal)}. Nothing was sent.")
        {
            Target = journal.Header.RunId,
            Remedies = [new("Resume it.", new UseOption(EngineOption.ResumeRun)), new("To start a new run instead, check the outcome of these steps at the platform, then abandon the interrupted run.", new UseOption(EngineOption.AbandonRun))],
        };

    public static GcException ManifestChanged(JournalRecord journal, IEnumerable<string> changed) =>
        new(ErrorIds.RunManifestChanged, ErrorKind.InvalidInput, $"Run {Name(journal)} cannot be resumed: the manifest has changed since. {string.Join(", ", changed)}. Nothing was sent.")
        {
            Target = journal.Header.RunId,
            Remedies = [new("Resume it with the manifest, variables and selector that it was started with, then apply the changes."), new("To start a new run instead, abandon the interrupted run.", new UseOption(EngineOption.AbandonRun))],
        };

    private static string Name(JournalRecord journal) => string.Create(CultureInfo.InvariantCulture, $"{journal.Header.RunId} of {journal.Started.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");

    private static string UnderWay(JournalRecord journal) =>
        string.Join(", ", journal.Header.Steps.Where(step => journal.Histories()[new ResourceAddress(step.Kind, step.Address)].IsUnderWay).Select(step => $"{step.Kind}/{step.Name}"));
}
