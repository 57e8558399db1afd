using System.Text;

namespace GenesysArchitect.Cli.Tests.Arrangement;

/// <summary>A temporary file, deleted with the test.</summary>
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

    /// <summary>A configuration with a queue that <see cref="WithoutQueue"/> does not have.</summary>
    public static TemporaryFile WithQueue() => new("""{"queues": {"Sales": {"seconds": 20}, "Fax": {}}}""");

    public static TemporaryFile WithoutQueue() => new("queues:\n  Sales:\n    seconds: 30\n", ".yaml");

    /// <summary>A flow definition.</summary>
    public static TemporaryFile Yaml(string content) => new(content, ".yaml");

    public void Dispose() => File.Delete(Path);
}
