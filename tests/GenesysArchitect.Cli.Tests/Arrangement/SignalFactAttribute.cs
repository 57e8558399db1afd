using System.Globalization;

namespace GenesysArchitect.Cli.Tests.Arrangement;

/// <summary>A test that sends a signal to a program, skipped where the program would never get it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SignalFactAttribute : FactAttribute
{
    private const int Interrupt = 2;
    private const string Status = "/proc/self/status";

    public SignalFactAttribute() => Skip = WhyNot();

    private static string? WhyNot()
    {
        if (OperatingSystem.IsWindows())
        {
            return "Windows has no signals that a test can send.";
        }

        // A shell has what it runs in the background ignore SIGINT, and programs hand that down to those they start.
        return File.Exists(Status) && (Ignored() & (1UL << (Interrupt - 1))) != 0
            ? "SIGINT is ignored in here: the tests run in the background of a shell."
            : null;
    }

    private static ulong Ignored()
    {
        const string field = "SigIgn:";
        var line = File.ReadLines(Status).First(line => line.StartsWith(field, StringComparison.Ordinal));
        return ulong.Parse(line.AsSpan(field.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
