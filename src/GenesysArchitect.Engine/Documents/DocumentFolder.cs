using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Documents;

/// <summary>A folder that documents are written into.</summary>
internal static class DocumentFolder
{
    /// <summary>Makes it where there is none.</summary>
    /// <exception cref="GcException">It cannot be made.</exception>
    public static void Make(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new GcException(ErrorIds.FileNotWritten, ErrorKind.Failed, $"{folder}: the folder cannot be made. {failure.Message}", failure)
            {
                Target = folder,
                Remedies = [new("Check the path, and that you may write there.")],
            };
        }
    }
}
