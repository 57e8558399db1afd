namespace GenesysArchitect.Engine.Documents;

/// <summary>The one error that a mistake in a file makes: it begins with the place, in the form that editors jump to.</summary>
internal static class DocumentMistake
{
    private const int LongestName = 60;

    public static DocumentInvalidException At(string path, DocumentPlace place, string why) =>
        new DocumentInvalidException(path, place, why)
        {
            Target = path,
            Remedies = [new("Correct the file there. Nothing was sent.")],
        };

    public static DocumentInvalidException TooDeep(string path, DocumentPlace place) =>
        At(path, place, $"the document is nested deeper than {DocumentFile.Deepest} levels.");

    public static DocumentInvalidException Twice(string path, DocumentPlace place, string name, DocumentPlace first) =>
        At(path, place, $"the key '{Shown(name)}' is there twice, first in {first.InWords}.");

    /// <summary>A name of the file's as it may stand in a message: one line, and not a page of it.</summary>
    public static string Shown(string name)
    {
        var start = name.Length > LongestName ? $"{name[..LongestName]}…" : name;
        return start.Any(char.IsControl) ? string.Concat(start.Select(character => char.IsControl(character) ? '�' : character)) : start;
    }
}
