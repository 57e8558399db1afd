using System.Text;

namespace GenesysArchitect.Cli.Tests.Arrangement;

/// <summary>A file that a test names on the line, and that goes with it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(string content, string extension = ".json")
        : this(Encoding.UTF8.GetBytes(content), extension)
    {
    }

    public TemporaryFile(byte[] content, string extension)
    {
        Path = System.IO.Path.Join(System.IO.Path.GetTempPath(), $"gcarch-{Guid.NewGuid():N}{extension}");
        File.WriteAllBytes(Path, content);
    }

    public string Path { get; }

    /// <summary>A configuration from which <see cref="WithoutQueue"/> has taken a queue away.</summary>
    public static TemporaryFile WithQueue() => new("""{"queues": {"Sales": {"seconds": 20}, "Fax": {}}}""");

    public static TemporaryFile WithoutQueue() => new("queues:\n  Sales:\n    seconds: 30\n", ".yaml");

    /// <summary>A definition of a flow.</summary>
    public static TemporaryFile Yaml(string content) => new(content, ".yaml");

    public void Dispose() => File.Delete(Path);
}
