using System.IO.Enumeration;

namespace GenesysArchitect.Engine.Manifests.Files;

/// <summary>
/// Finds files by a pattern: <c>*</c> and <c>?</c> within a name, <c>**</c> for any folders. Hidden files are
/// skipped, and <c>**</c> does not follow links, since they may form a cycle.
/// </summary>
internal static class FilePattern
{
    private const string AnyFolders = "**";

    private static readonly char[] Separators = OperatingSystem.IsWindows() ? ['/', '\\'] : ['/'];

    // Ordinal, so that the order of names is the same on every system.
    private static readonly EnumerationOptions Visible = new() { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, IgnoreInaccessible = true };

    public static bool IsPattern(string path) => path.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>The matching files, ordered by path.</summary>
    public static IEnumerable<string> Find(string pattern)
    {
        // The part before the first wildcard names one folder and is kept as written.
        var wildcard = pattern.AsSpan().IndexOfAny('*', '?');
        var folder = pattern[..(pattern.LastIndexOfAny(Separators, wildcard) + 1)];
        var names = pattern[folder.Length..].Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        var found = names[^1] == AnyFolders ? Within(folder, [.. names, "*"]) : Within(folder, names);
        return found.Distinct().Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Within(string folder, string[] names)
    {
        if (names.Length == 1)
        {
            return EntriesOf(folder, names[0], files: true);
        }

        var rest = names[1..];
        return names[0] == AnyFolders
            ? Within(folder, rest).Concat(EntriesOf(folder, "*", files: false).Where(inner => !IsLink(inner)).SelectMany(inner => Within(inner, names)))
            : EntriesOf(folder, names[0], files: false).SelectMany(inner => Within(inner, rest));
    }

    private static IEnumerable<string> EntriesOf(string folder, string name, bool files)
    {
        var directory = new DirectoryInfo(folder.Length == 0 ? "." : folder);
        if (!directory.Exists)
        {
            return [];
        }

        var entries = files ? directory.EnumerateFiles("*", Visible).Cast<FileSystemInfo>() : directory.EnumerateDirectories("*", Visible);
        return entries
            .Where(entry => entry.Name[0] != '.' && FileSystemName.MatchesSimpleExpression(name, entry.Name, ignoreCase: OperatingSystem.IsWindows()))
            .Select(entry => Path.Combine(folder, entry.Name));
    }

    private static bool IsLink(string folder) => new DirectoryInfo(folder).LinkTarget is not null;
}
