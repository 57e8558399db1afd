using System.Globalization;

namespace GenesysArchitect.Cli.Tests.Arrangement;

/// <summary>A test that sends a signal to a process; skipped where the process cannot receive it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SignalFactAttribute : FactAttribute
{
    private const int Interrupt = 2;
    private const string Status = "/proc/self/status";

    public SignalFactAttribute() => Skip = SkipReason();

    private static string? SkipReason()
    {
        if (OperatingSystem.IsWindows())
        {
            return "Tests cannot send signals on Windows.";
        }

        // Background jobs of a shell ignore SIGINT, and child processes inherit that.
        return File.Exists(Status) && (Ignored() & (1UL << (Interrupt - 1))) != 0
            ? "SIGINT is ignored: the tests run as a background job of a shell."
            : null;
    }

    private static ulong Ignored()
    {
        const string field = "SigIgn:";
        var line = File.ReadLines(Status).First(line => line.StartsWith(field, StringComparison.Ordinal));
        return ulong.Parse(line.AsSpan(field.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
