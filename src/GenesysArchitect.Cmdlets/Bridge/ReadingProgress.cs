using System.Management.Automation;
using GenesysArchitect.Engine.Dependencies;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>Shows the progress of reading a few times a second.</summary>
internal sealed class ReadingProgress(Action<ProgressRecord> post) : IProgress<DependencyProgress>
{
    private const int Activity = 1;
    private const string Name = "Reading flows and data actions";
    private const long Pause = 250;

    private long _next = long.MinValue;

    public void Report(DependencyProgress value)
    {
        var (now, next) = (Environment.TickCount64, Interlocked.Read(ref _next));
        if (now >= next && Interlocked.CompareExchange(ref _next, now + Pause, next) == next)
        {
            post(new ProgressRecord(Activity, Name, $"{value.Read} of {value.Met} found so far") { PercentComplete = (int)(100L * value.Read / Math.Max(1, value.Met)) });
        }
    }

    /// <summary>Removes the progress bar.</summary>
    public void Complete() => post(new ProgressRecord(Activity, Name, "done") { RecordType = ProgressRecordType.Completed });
}
