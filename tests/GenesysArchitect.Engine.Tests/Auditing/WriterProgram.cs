using System.Globalization;
using GenesysArchitect.Engine.Auditing;

namespace GenesysArchitect.Engine.Tests.Auditing;

/// <summary>A process that appends to an audit log, as runs in other processes do. Where no writing is asked for, there is nothing to run: the tests are run by their host.</summary>
internal static class WriterProgram
{
    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var path, var name, var entries, var size])
        {
            return 3;
        }

        var settings = new AuditSettings { Path = path, MaximumBytes = long.Parse(size, CultureInfo.InvariantCulture) };
        var file = new AuditFile(settings, TimeProvider.System, Random.Shared);
        var count = int.Parse(entries, CultureInfo.InvariantCulture);
        for (var number = 1; number <= count; number++)
        {
            // As in a run, each tenth must be on the disk.
            await file.AppendAsync([AuditTestLog.Entry($"{name}/{number}")], isFlushed: number % 10 == 0, TimeSpan.FromMinutes(2));
        }

        return 0;
    }
}
