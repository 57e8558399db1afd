using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Documents;

/// <summary>
/// Bounds the effort of reading a document. The underlying readers (JsonDocument when it closes a container, YamlDotNet's
/// scanner at each token inside brackets) visit every open level again, so that megabytes at the
/// maximum depth would take minutes. A thousand nested blocks in ten megabytes are well within the bound.
/// </summary>
internal struct NestingEffort
{
    private const long Most = 4_000_000_000;

    private long _spent;

    /// <summary>Counts one value.</summary>
    /// <param name="levels">The number of levels visited for it.</param>
    /// <returns>Whether the total is within the bound.</returns>
    public bool Allows(int levels) => (_spent += levels) <= Most;

    public static GcException Exceeded(string path, SourceLocation location) =>
        DocumentErrors.At(path, location, "the document is nested too deeply for its size.");
}
