namespace GenesysArchitect.Engine.Storage;

/// <summary>A folder that documents are written into.</summary>
internal static class DocumentFolder
{
    /// <summary>Makes it where there is none.</summary>
    /// <exception cref="StorageException">It cannot be made.</exception>
    public static void Make(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (StorageException.IsCause(failure))
        {
            throw StorageException.FolderNotMade(folder, failure);
        }
    }
}
