namespace GenesysArchitect.Engine.Storage;

/// <summary>The folder that documents are written to.</summary>
internal static class DocumentFolder
{
    /// <summary>Creates the folder if it does not exist.</summary>
    /// <exception cref="StorageException">The folder cannot be created.</exception>
    public static void Make(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (StorageException.IsCause(failure))
        {
            throw StorageException.FolderNotCreated(folder, failure);
        }
    }
}
