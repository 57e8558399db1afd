using System.Globalization;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Flows;

/// <summary>Saves a snapshot of a flow before it is changed, if requested: a file for each version.</summary>
internal static class FlowBackup
{
    public static void Keep(Flow desired, FlowDocument before)
    {
        if (desired.BackupPath is { } folder)
        {
            var version = before.Version is { } number ? string.Create(CultureInfo.InvariantCulture, $".v{number}") : string.Empty;
            SnapshotFile.Write(folder, desired.Id, before.Root, DocumentFormat.Yaml, version);
        }
    }
}
