namespace GenesysArchitect.Engine.Documents;

/// <summary>Creates the error for an invalid file; its message starts with the location, in the form that editors support.</summary>
internal static class DocumentErrors
{
    private const int LongestName = 60;

    public static DocumentInvalidException At(string path, SourceLocation location, string why) =>
        new DocumentInvalidException(path, location, why)
        {
            Target = path,
            Remedies = [new("Correct the file at this location. Nothing was sent.")],
        };

    public static DocumentInvalidException TooDeep(string path, SourceLocation location) =>
        At(path, location, $"the document is nested deeper than {DocumentFile.MaxDepth} levels.");

    public static DocumentInvalidException Twice(string path, SourceLocation location, string name, SourceLocation first) =>
        At(path, location, $"duplicate key '{Shown(name)}', first used in {first.InWords}.");

    /// <summary>A name from a file, safe for a message: on one line, and truncated.</summary>
    public static string Shown(string name)
    {
        var start = name.Length > LongestName ? $"{name[..LongestName]}…" : name;
        return start.Any(char.IsControl) ? string.Concat(start.Select(character => char.IsControl(character) ? '�' : character)) : start;
    }
}
