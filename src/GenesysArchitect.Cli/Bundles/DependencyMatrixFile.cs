using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Bundles;

/// <summary>A file that says what a bundle brings along: <c>{flows: [name…], queues: [name…], order: ["queues", "flows"]}</c>.</summary>
internal static class DependencyMatrixFile
{
    /// <summary>Reads it; the platform's own view when no file is named.</summary>
    /// <exception cref="GcException">It cannot be read, or is no such matrix.</exception>
    public static DependencyMatrix Read(string? path) =>
        path is null ? new DependencyMatrix() : DependencyMatrix.Read(DocumentFile.Read(path), path);
}
