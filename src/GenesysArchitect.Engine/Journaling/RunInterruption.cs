using System.Globalization;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Planning;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>Whether a run stopped before its end.</summary>
internal static class RunInterruption
{
    /// <summary>Whether there is something to go on with: it was killed or stopped, or something goes on at the platform.</summary>
    public static bool IsInterrupted(JournalRecord journal) => journal.End switch
    {
        null => true,
        { Status: JournalEvents.Abandoned } => false,
        { Status: nameof(ExitCode.Cancelled) } => true,
        _ => HasWorkUnderWay(journal),
    };

    /// <summary>Whether something had begun that was not seen to its end, so that a new run could begin it twice.</summary>
    public static bool HasWorkUnderWay(JournalRecord journal) =>
        journal.End?.Status != JournalEvents.Abandoned && journal.Histories().Values.Any(history => history.IsUnderWay);

    /// <summary>Whether a run that ended is told once more to whoever resumes it: it failed, and the manifest is as it was.</summary>
    public static bool IsToBeToldAgain(JournalRecord journal, string manifestHash) =>
        journal.Header.ManifestHash == manifestHash && journal.End?.Status is not (null or JournalEvents.Abandoned or nameof(ExitCode.Done));

    /// <summary>What whoever resumes a run is told first.</summary>
    public static string Remark(JournalRecord journal) => IsInterrupted(journal)
        ? $"Going on with run {Name(journal)}."
        : $"Run {Name(journal)} had come to its end, and what failed in it is not tried again by resuming it. To try again, apply without -Resume (gcarch: --resume).";

    public static GcException Unknown(string runId) =>
        new(ErrorIds.RunInterrupted, ErrorKind.InvalidInput, $"There is no run {runId} of this organisation in this folder. Nothing was sent.")
        {
            Target = runId,
            Remedy = "See Get-GcRun for those there are; each has a file of its name in the folder's runs.",
        };

    public static GcException MustBeSettled(JournalRecord journal) =>
        new(ErrorIds.RunInterrupted, ErrorKind.InvalidInput, $"Run {Name(journal)} was interrupted, and what it had begun was not seen to its end: {UnderWay(journal)}. Nothing was sent.")
        {
            Target = journal.Header.RunId,
            Remedy = "Go on with it: -Resume (gcarch: --resume). To leave it as it is and begin anew: -Abandon (gcarch: --abandon); see at the platform first what became of it.",
        };

    public static GcException ManifestChanged(JournalRecord journal, IEnumerable<string> changed) =>
        new(ErrorIds.RunManifestChanged, ErrorKind.InvalidInput, $"Run {Name(journal)} cannot be resumed: the manifest has changed since. {string.Join(", ", changed)}. Nothing was sent.")
        {
            Target = journal.Header.RunId,
            Remedy = "Resume it with the manifest, variables and selector that it began with, and apply the changes after that. To leave it as it is and begin anew: -Abandon (gcarch: --abandon).",
        };

    private static string Name(JournalRecord journal) => string.Create(CultureInfo.InvariantCulture, $"{journal.Header.RunId} of {journal.Started.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");

    private static string UnderWay(JournalRecord journal) =>
        string.Join(", ", journal.Header.Steps.Where(step => journal.Histories()[new ResourceAddress(step.Kind, step.Address)].IsUnderWay).Select(step => $"{step.Kind}/{step.Name}"));
}
