using System.Diagnostics;

namespace GenesysArchitect.Benchmarks;

/// <summary>How long something takes, and the best of several times: the one that the least came in between.</summary>
internal static class Timing
{
    public static (TimeSpan Time, T Result) Of<T>(Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        var result = work();
        return (watch.Elapsed, result);
    }

    /// <summary>What it takes of this process's processor time.</summary>
    public static async Task<TimeSpan> OnProcessorAsync(Func<Task> work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        await work();
        process.Refresh();
        return process.TotalProcessorTime - before;
    }

    public static TimeSpan Best(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
