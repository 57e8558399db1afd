using System.ComponentModel;
using System.Diagnostics;

namespace GenesysArchitect.Pester;

/// <summary>The PowerShell on this machine's PATH, if there is one.</summary>
internal static class PowerShellProgram
{
    private static readonly Lazy<string?> Missing = new(FindOutWhyMissing);

    /// <summary>Why Pester tests cannot be run here; null when they can.</summary>
    public static string? WhyMissing => Missing.Value;

    public static (int ExitCode, string Output) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("pwsh") { RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false };
        // Each runs for half a minute: what the runtime spends on getting faster later is a fifth of that.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var argument in arguments.Prepend("-NonInteractive").Prepend("-NoProfile"))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static string? FindOutWhyMissing()
    {
        try
        {
            var (exitCode, _) = Run("-Command", "exit [int](-not (Get-Module Pester -ListAvailable | Where-Object Version -ge ([version] '5.0')))");
            return exitCode == 0 ? null : "The Pester suites were SKIPPED: this machine's pwsh has no Pester 5 or later.";
        }
        catch (Win32Exception)
        {
            return "The Pester suites were SKIPPED: there is no pwsh on this machine's PATH.";
        }
    }
}
