using System.Management.Automation;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>Takes paths as PowerShell has them, from where one is and with its drives, to the paths of files. To be called on the pipeline's thread.</summary>
internal static class FilePaths
{
    private const string FileSystem = "FileSystem";

    /// <summary>The file or folder of a path; it need not be there.</summary>
    /// <exception cref="GcException">The path leads elsewhere than to a file.</exception>
    public static string FilePath(this PSCmdlet cmdlet, string path)
    {
        var file = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        return provider.Name == FileSystem ? file : throw NoFile(path, provider);
    }

    /// <summary>The files whose paths fit a pattern.</summary>
    /// <exception cref="GcException">There is none, or the pattern leads elsewhere than to files.</exception>
    public static IReadOnlyList<string> FilesLike(this PSCmdlet cmdlet, string pattern)
    {
        var files = cmdlet.GetResolvedProviderPathFromPSPath(pattern, out var provider);
        if (provider.Name != FileSystem)
        {
            throw NoFile(pattern, provider);
        }

        return files.Count > 0 ? files : throw new GcException(ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, $"{pattern}: no file has such a name.")
        {
            Target = pattern,
            Remedies = [new("Check the path.")],
        };
    }

    private static GcException NoFile(string path, ProviderInfo provider) =>
        new(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"{path}: this is a path of {provider.Name}, and not of a file.")
        {
            Target = path,
            Remedies = [new("Give the path of a file or a folder.")],
        };
}
