using System.Text;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Tests.Storage;

/// <summary>A store in a folder of its own, that goes with the test.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gc-store-");

    public TestStore() => Store = StateStore.Open(Folder);

    public string Folder => _folder.FullName;

    public StateStore Store { get; }

    public static LockOwner Ada { get; } = new("ada", "build-7", 4711, new DateTimeOffset(2026, 5, 4, 12, 30, 1, TimeSpan.Zero));

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public string PathOf(string name) => Path.Combine([Folder, .. name.Split('/')]);

    /// <summary>Has a file hold something, whatever the store thinks of it.</summary>
    public void Put(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    public string Text(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Puts something in place of a file that can neither be opened nor is held by anybody.</summary>
    public void Block(string name)
    {
        Directory.CreateDirectory(PathOf(name));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
