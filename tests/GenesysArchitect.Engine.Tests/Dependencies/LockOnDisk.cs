using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>An organisation of a flow that uses an action, and a directory for its lock.</summary>
internal sealed class LockOnDisk : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("gc-lock-").FullName;

    private LockOnDisk(TestOrganisation organisation) => Organisation = organisation;

    public TestOrganisation Organisation { get; }

    public string Path => System.IO.Path.Combine(_directory, "main.lock.json");

    public string Text
    {
        get => File.ReadAllText(Path);
        set => File.WriteAllText(Path, value);
    }

    /// <summary>The files there are besides the lock.</summary>
    public IReadOnlyList<string> Others => [.. Directory.GetFiles(_directory).Where(file => file != Path)];

    public FlowDependencies Dependencies => Organisation.Engine.Dependencies;

    public static async Task<LockOnDisk> StartAsync()
    {
        var organisation = await TestOrganisation.StartAsync();
        organisation.PutAction("look-up", ["1.0", "1.1", "2.0"]);
        organisation.PutAction("charge", ["3.0"], "look-up [1.0, )");
        organisation.PutFlow("ivr", ["look-up [1.0, 2.0)", "charge [3.0]"], ["closing"]);
        organisation.PutFlow("closing", [], []);
        return new LockOnDisk(organisation);
    }

    public Task<GcDependencyResolution> ResolveAsync() => Organisation.ResolveAsync("ivr");

    public async Task<bool> WriteAsync(bool overwrite = false) => Dependencies.WriteLock(await ResolveAsync(), Path, overwrite);

    public Task<GcDependencyLockTest> TestAsync() => Dependencies.TestAsync(Path, 4, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Organisation.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
