namespace GenesysArchitect.Cli.Tests.Arrangement;

/// <summary>A folder of manifests, and one for the state of their runs; both are deleted with the test.</summary>
internal sealed class ManifestFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("gcarch-manifests-").FullName;
    private readonly List<string> _values = [];

    public ManifestFolder()
    {
        Directory.CreateDirectory(Path);
        Directory.CreateDirectory(State);
    }

    public string Path => System.IO.Path.Join(_root, "manifests");

    public string State => System.IO.Path.Join(_root, "state");

    public string PlanFile => System.IO.Path.Join(_root, "plan.json");

    /// <summary>The options that specify the manifests.</summary>
    public IReadOnlyList<string> Arguments => ["--file", Path, .. _values.SelectMany(file => new[] { "--values", file })];

    /// <summary>The journals of the runs.</summary>
    public IReadOnlyList<string> Journals => Directory.GetFiles(State, "*.jsonl", SearchOption.AllDirectories);

    /// <summary>The text of all files that the runs and a saved plan have written.</summary>
    public string Recorded => string.Join('\n', Directory.GetFiles(State, "*", SearchOption.AllDirectories).Append(PlanFile).Where(System.IO.File.Exists).Select(System.IO.File.ReadAllText));

    /// <summary>The sample manifests, with the values of the test stage.</summary>
    public static ManifestFolder ContactCenter()
    {
        var folder = new ManifestFolder();
        var sample = System.IO.Path.Join(AppContext.BaseDirectory, "Demonstration", "contact-center");
        foreach (var file in Directory.GetFiles(sample, "*.yaml"))
        {
            System.IO.File.Copy(file, folder.File(System.IO.Path.GetFileName(file)));
        }

        folder._values.Add(System.IO.Path.Join(sample, "values", "test.yaml"));
        return folder;
    }

    public string File(string name) => System.IO.Path.Join(Path, name);

    /// <summary>Writes documents to a file.</summary>
    public ManifestFolder With(string name, params string[] documents)
    {
        System.IO.File.WriteAllText(File(name), string.Join("\n---\n", documents));
        return this;
    }

    /// <summary>Replaces a text in a file.</summary>
    public void Change(string name, string before, string after)
    {
        var text = System.IO.File.ReadAllText(File(name));
        Assert.Contains(before, text, StringComparison.Ordinal);
        System.IO.File.WriteAllText(File(name), text.Replace(before, after, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
