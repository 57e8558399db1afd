using System.Diagnostics;
using System.Reflection;

namespace GenesysArchitect.Pester;

/// <summary>The PowerShell that the build restores as a .NET tool, with Pester.</summary>
internal static class PowerShellProgram
{
    private static readonly string Tools =
        typeof(PowerShellProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "TestToolsFolder").Value!;

    /// <summary>The reason why Pester tests cannot run here; null if they can.</summary>
    public static string? WhyMissing { get; } = FindOutWhyMissing();

    /// <summary>Creates the start information of the PowerShell. Its standard input is empty, and modules of this machine are not on its path.</summary>
    /// <param name="arguments">The arguments after <c>-NoLogo -NoProfile -NonInteractive</c>.</param>
    public static ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        var program = File.ReadAllText(Path.Join(Tools, "powershell.txt")).Trim();
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, "-NoLogo", "-NoProfile", "-NonInteractive", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.Environment["PSModulePath"] = Path.Join(Tools, "modules");

        // Each process runs for half a minute, of which profile-guided optimization would take a fifth.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
    }

    /// <summary>Runs the PowerShell to its end.</summary>
    /// <param name="arguments">The arguments after <c>-NoLogo -NoProfile -NonInteractive</c>.</param>
    public static (int ExitCode, string Output) Run(params string[] arguments)
    {
        using var process = Process.Start(Start(arguments))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static string? ReadIfExists(string file) => File.Exists(Path.Join(Tools, file)) ? File.ReadAllText(Path.Join(Tools, file)).Trim() : null;

    private static string? FindOutWhyMissing()
    {
        var (program, reason) = (ReadIfExists("powershell.txt"), ReadIfExists("missing.txt") ?? "the build has not restored PowerShell.");
        if (program is not null)
        {
            reason = $"{program} does not exist any more. Delete {Tools}, and build again.";
        }

        return File.Exists(program) ? null : $"The Pester suites were SKIPPED: {reason}";
    }
}
