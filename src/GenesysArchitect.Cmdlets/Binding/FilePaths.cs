using System.Management.Automation;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>Resolves PowerShell paths, relative or with PowerShell drives, to file system paths. Must be called on the pipeline thread.</summary>
internal static class FilePaths
{
    private const string FileSystem = "FileSystem";

    /// <summary>Resolves the path of a file or folder, which need not exist.</summary>
    /// <exception cref="GcException">The path does not belong to the file system.</exception>
    public static string FilePath(this PSCmdlet cmdlet, string path)
    {
        var file = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        return provider.Name == FileSystem ? file : throw NotAFile(path, provider);
    }

    /// <summary>Finds the files that match a pattern.</summary>
    /// <exception cref="GcException">No file matches, or the pattern does not belong to the file system.</exception>
    public static IReadOnlyList<string> FilesLike(this PSCmdlet cmdlet, string pattern)
    {
        var files = cmdlet.GetResolvedProviderPathFromPSPath(pattern, out var provider);
        if (provider.Name != FileSystem)
        {
            throw NotAFile(pattern, provider);
        }

        return files.Count > 0 ? files : throw new GcException(ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, $"{pattern}: no matching file exists.")
        {
            Target = pattern,
            Remedies = [new("Check the path.")],
        };
    }

    private static GcException NotAFile(string path, ProviderInfo provider) =>
        new(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"{path}: this is a {provider.Name} path, not the path of a file.")
        {
            Target = path,
            Remedies = [new("Give the path of a file or folder.")],
        };
}
