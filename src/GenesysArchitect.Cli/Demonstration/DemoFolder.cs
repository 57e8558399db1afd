namespace GenesysArchitect.Cli.Demonstration;

/// <summary>A temporary copy of a sample, where a run can write its lock and state. It is deleted when the demo ends.</summary>
internal sealed class DemoFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("gcarch-demo-").FullName;

    public DemoFolder(string sample)
    {
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Join(Manifests, Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Manifests => Path.Join(_root, "contact-center");

    public string Values => Path.Join(Manifests, "values", "test.yaml");

    public string State => Path.Join(_root, "state");

    public void Dispose()
    {
        try
        {
            Directory.Delete(_root, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The system cleans up its temporary folder.
        }
    }
}
