using System.Diagnostics;
using System.Globalization;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Storage;
using GenesysArchitect.Engine.Tests.Auditing;

namespace GenesysArchitect.Engine.Tests.Arrangement;

/// <summary>Another process that works on the same files, like a run in another process. Without arguments it does nothing, since the tests are run by their host.</summary>
internal static class OtherProcess
{
    private const string Append = "append";
    private const string Hold = "hold";
    private const string Held = "held";

    /// <summary>Starts a process that appends to an audit log.</summary>
    public static Process StartAppending(string log, string name, int entries, long size) =>
        Start(Append, log, name, entries.ToString(CultureInfo.InvariantCulture), size.ToString(CultureInfo.InvariantCulture));

    /// <summary>Starts a process that holds a lock until it is killed, and waits until it has acquired it.</summary>
    public static async Task<Process> StartHoldingAsync(string file)
    {
        var holder = Start(Hold, file);
        Assert.Equal(Held, await holder.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2)));
        return holder;
    }

    public static Task<int> Main(string[] arguments) => arguments switch
    {
        [Append, var path, var name, var entries, var size] => AppendAsync(path, name, int.Parse(entries, CultureInfo.InvariantCulture), long.Parse(size, CultureInfo.InvariantCulture)),
        [Hold, var file] => HoldAsync(file),
        _ => Task.FromResult(3),
    };

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(OtherProcess).Assembly.Location, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true })!;

    private static async Task<int> AppendAsync(string path, string name, int entries, long size)
    {
        var file = new AuditFile(new AuditSettings { Path = path, MaximumBytes = size }, TimeProvider.System, Random.Shared);
        for (var number = 1; number <= entries; number++)
        {
            // As in a run, every tenth entry is flushed.
            await file.AppendAsync([AuditTestLog.Entry($"{name}/{number}")], isFlushed: number % 10 == 0, TimeSpan.FromMinutes(2));
        }

        return 0;
    }

    private static async Task<int> HoldAsync(string file)
    {
        using var held = ProcessLock.TryTake(file);
        await Console.Out.WriteLineAsync(held is null ? "not held" : Held);
        await Console.Out.FlushAsync();

        // Ends with the test process.
        await Console.In.ReadToEndAsync();
        await Task.Delay(TimeSpan.FromMinutes(5));
        return 0;
    }
}
