using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace GenesysArchitect.GenesysClient.Tests;

/// <summary>The Node.js of this machine, with the packages that the build restores.</summary>
internal static class NodeProgram
{
    // The first with all that the walk uses.
    private const int OldestVersion = 20;

    /// <summary>Why the walk cannot be run here; null when it can.</summary>
    public static string? WhyMissing { get; } = FindOutWhyMissing();

    /// <summary>The folder of the walk's own files.</summary>
    public static string WalkFolder => Metadata("WalkFolder");

    /// <summary>The folder in which the packages are.</summary>
    public static string PackagesFolder => Metadata("WalkPackagesFolder");

    /// <summary>How to start it, with nothing on its standard input.</summary>
    public static ProcessStartInfo Start(params IEnumerable<string> arguments) => new("node", arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    };

    private static string? FindOutWhyMissing()
    {
        var reason = WhyTooOld();
        if (reason is null && !File.Exists(Path.Join(PackagesFolder, "restored.txt")))
        {
            var missing = Path.Join(PackagesFolder, "missing.txt");
            reason = File.Exists(missing) ? File.ReadAllText(missing).Trim() : "the build has not restored the packages.";
        }

        return reason is null ? null : $"The walk of Genesys' own client was SKIPPED: {reason}";
    }

    private static string? WhyTooOld()
    {
        try
        {
            using var node = Process.Start(Start("--version"))!;
            var version = node.StandardOutput.ReadToEnd().Trim();
            node.WaitForExit();
            return int.TryParse(version.TrimStart('v').Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major >= OldestVersion
                ? null
                : FormattableString.Invariant($"it needs Node.js {OldestVersion} or later, and this is '{version}'.");
        }
        catch (Win32Exception)
        {
            return "there is no Node.js on this machine's PATH.";
        }
    }

    private static string Metadata(string key) =>
        typeof(NodeProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;
}
