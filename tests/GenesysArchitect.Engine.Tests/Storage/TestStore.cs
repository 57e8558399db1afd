using System.Text;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Tests.Storage;

/// <summary>A store in a temporary folder.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gc-store-");

    public TestStore() => Store = StateStore.Open(Folder);

    public string Folder => _folder.FullName;

    public StateStore Store { get; }

    public static LockOwner Ada { get; } = new("ada", "build-7", 4711, new DateTimeOffset(2026, 5, 4, 12, 30, 1, TimeSpan.Zero));

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public string PathOf(string name) => Path.Combine([Folder, .. name.Split('/')]);

    /// <summary>Writes a file, bypassing the store.</summary>
    public void Put(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    public string Text(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Replaces a file with an obstacle that cannot be opened and is not held by any process.</summary>
    public void Block(string name)
    {
        Directory.CreateDirectory(PathOf(name));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
