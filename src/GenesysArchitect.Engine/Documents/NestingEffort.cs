using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Documents;

/// <summary>
/// What reading a document costs. The readers beneath (JsonDocument as it closes a container, YamlDotNet's
/// scanner at each token within brackets) look at every open level again, so that megabytes at the
/// greatest depth would take minutes. A thousand nested blocks in ten megabytes stay well within the bound.
/// </summary>
internal struct NestingEffort
{
    private const long Most = 4_000_000_000;

    private long _spent;

    /// <summary>Counts one more value.</summary>
    /// <param name="levels">How many levels are looked at for it.</param>
    /// <returns>Whether that is still within the bound.</returns>
    public bool Allows(int levels) => (_spent += levels) <= Most;

    public static GcException Exceeded(string path, SourceLocation location) =>
        DocumentMistake.At(path, location, "the document is nested too deeply for its size.");
}
