using System.Globalization;
using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>The wording of a report, independent of its format.</summary>
internal static class ReportWording
{
    /// <summary>A sign that conveys the status without relying on color.</summary>
    public static string Sign(ReportedStep step) => step.Status switch
    {
        StepStatus.Succeeded => "✓",
        StepStatus.NoChange => "=",
        StepStatus.RolledBack => "↺",
        StepStatus.Failed or StepStatus.RollbackFailed => "✗",
        StepStatus.Blocked => "⊘",
        StepStatus.Skipped => "–",
        StepStatus.Cancelled => "■",
        _ => "…",
    };

    public static string Status(ReportedStep step) => step.Status switch
    {
        StepStatus.NoChange => "unchanged",
        StepStatus.Succeeded => "done",
        StepStatus.RolledBack => "rolled back",
        StepStatus.RollbackFailed => "rollback failed",
        StepStatus.StillRunning => "still running at the platform",
        StepStatus.Blocked => "blocked",
        StepStatus.Skipped => "skipped",
        StepStatus.Cancelled => "stopped",
        StepStatus.Failed => step.Error?.Kind == nameof(Errors.ErrorKind.Ambiguous) ? "unknown" : "failed",
        _ => step.Started is null ? "not started" : "in progress",
    };

    /// <summary>The tone of a status: one of <c>good</c>, <c>quiet</c>, <c>bad</c> and <c>mind</c>.</summary>
    public static string Tone(ReportedStep step) => step.Status switch
    {
        StepStatus.Succeeded => "good",
        StepStatus.NoChange or StepStatus.Skipped => "quiet",
        StepStatus.Failed or StepStatus.RollbackFailed or StepStatus.Blocked => "bad",
        _ => step.Status is null && step.Started is null ? "quiet" : "mind",
    };

    public static (string Text, string Tone, string Sign) Status(RunReport report) => report.Status switch
    {
        RunState.Completed => report.HasNothingToDo ? ("Nothing to do", "good", "✓") : ("Completed", "good", "✓"),
        RunState.Failed => ("Failed", "bad", "✗"),
        RunState.Interrupted => ("Interrupted", "mind", "■"),
        RunState.Running => ("In progress", "mind", "…"),
        _ => ("Abandoned", "quiet", "–"),
    };

    /// <summary>The number of resources by status: <c>5 done, 1 rolled back</c>.</summary>
    public static IReadOnlyList<(string Status, string Tone, int Count)> Counts(RunReport report) =>
        [.. report.Steps.GroupBy(step => (Status: Status(step), Tone: Tone(step))).Select(group => (group.Key.Status, group.Key.Tone, group.Count())).OrderBy(count => Array.IndexOf(TonesBySeverity, count.Tone)).ThenByDescending(count => count.Item3)];

    /// <summary>What delayed the run; empty if nothing did.</summary>
    public static IEnumerable<string> Waits(RunReport report)
    {
        // "waiting for a slot" becomes "2 steps waited for a slot".
        const string waiting = "waiting ";
        var waits = report.Steps.SelectMany(step => step.Phases.Where(phase => phase.Kind == PhaseKind.Waiting && phase.Name.StartsWith(waiting, StringComparison.Ordinal)), (step, phase) => (step, phase));
        foreach (var wait in waits.GroupBy(wait => wait.phase.Name))
        {
            var waited = wait.Select(pair => pair.step).Distinct().Count();
            yield return $"{Many(waited, "step")} waited {wait.Key[waiting.Length..]}, {Duration(Sum(wait.Select(pair => pair.phase.Length)))} in all";
        }

        var held = report.Delays(CallDelayKind.HeldBack);
        if (held.Count > 0)
        {
            yield return $"{Many(held.Count, "call")} held back by the rate limit, {Duration(Sum(held.Select(delay => delay.Length)))} in all";
        }

        var again = report.Delays(CallDelayKind.SentAgain);
        if (again.Count > 0)
        {
            yield return $"{Many(again.Count, "call")} sent again after a failure";
        }
    }

    /// <summary>The planned change; a blocked step was not planned completely.</summary>
    public static string Change(ReportedStep step) => step switch
    {
        { IsChange: true } => step.Planned.Change.ToLowerInvariant(),
        { Status: StepStatus.Blocked } => "not planned",
        _ => "no change",
    };

    public static string Owner(RunReport report) => $"{report.Run.Owner.User} on {report.Run.Owner.Host}";

    /// <summary>A duration without redundant parts: <c>1 min</c>, <c>2.5 s</c>, <c>20 s</c>.</summary>
    public static string Round(TimeSpan duration) => Duration(duration).Replace(" 00 s", string.Empty, StringComparison.Ordinal).Replace(" 00 min", string.Empty, StringComparison.Ordinal).Replace(".0 s", " s", StringComparison.Ordinal);

    public static string Many(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? string.Empty : "s")}");

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>0.3 s</c>, <c>42 s</c>, <c>3 min 05 s</c> and <c>2 h 13 min</c>.</summary>
    public static string Duration(TimeSpan duration) => duration.TotalSeconds switch
    {
        < 9.95 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s"),
        < 59.5 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0} s"),
        < 3599.5 => Parts(Math.Round(duration.TotalSeconds), 60, "min", "s"),
        _ => Parts(Math.Round(duration.TotalMinutes), 60, "h", "min"),
    };

    private static readonly string[] TonesBySeverity = ["bad", "mind", "good", "quiet"];

    private static TimeSpan Sum(IEnumerable<TimeSpan> lengths) => lengths.Aggregate(TimeSpan.Zero, (sum, length) => sum + length);

    private static string Parts(double small, int inLarge, string large, string smallUnit) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(small / inLarge):0} {large} {small % inLarge:00} {smallUnit}");
}
