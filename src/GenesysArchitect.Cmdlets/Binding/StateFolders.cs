using System.Management.Automation;
using GenesysArchitect.Engine.Journaling;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>The folder where runs are recorded. Must be called on the pipeline thread.</summary>
internal static class StateFolders
{
    /// <summary>The parameter, else GENESYS_STATE_PATH, else the default in the current folder.</summary>
    public static string StateFolder(this PSCmdlet cmdlet, string? parameter) =>
        cmdlet.FilePath(parameter ?? (Environment.GetEnvironmentVariable("GENESYS_STATE_PATH") is { Length: > 0 } named ? named : RunFolder.DefaultPath));
}
