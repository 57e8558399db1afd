using System.Diagnostics;

namespace GenesysArchitect.Benchmarks;

/// <summary>Measures an operation, and selects the best of several measurements: the one with the least interference.</summary>
internal static class Timing
{
    public static (TimeSpan Time, T Result) Of<T>(Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        var result = work();
        return (watch.Elapsed, result);
    }

    /// <summary>The processor time of this process.</summary>
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
