using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Bundles;

/// <summary>Reads a file that lists the dependencies of a bundle: <c>{flows: [name…], queues: [name…], order: ["queues", "flows"]}</c>.</summary>
internal static class DependencyMatrixFile
{
    /// <summary>Reads the file; an empty matrix when no file is specified, so that the platform determines the dependencies.</summary>
    /// <exception cref="GcException">The file cannot be read, or is not a valid dependency matrix.</exception>
    public static DependencyMatrix Read(string? path) =>
        path is null ? new DependencyMatrix() : DependencyMatrix.Read(DocumentFile.Read(path), path);
}
