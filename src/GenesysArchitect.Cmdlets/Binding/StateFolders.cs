using System.Management.Automation;
using GenesysArchitect.Engine.Journaling;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>Where runs are put down. To be called on the pipeline's thread.</summary>
internal static class StateFolders
{
    /// <summary>What was said, what the environment names, or beneath the current folder.</summary>
    public static string StateFolder(this PSCmdlet cmdlet, string? stated) =>
        cmdlet.FilePath(stated ?? (Environment.GetEnvironmentVariable("GENESYS_STATE_PATH") is { Length: > 0 } named ? named : RunFolder.DefaultPath));
}
