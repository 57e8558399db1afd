using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>An organization with a flow that uses an action, and a folder for its lock.</summary>
internal sealed class LockOnDisk : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("gc-lock-").FullName;

    private LockOnDisk(TestOrganization organization) => Organization = organization;

    public TestOrganization Organization { get; }

    public string Path => System.IO.Path.Combine(_directory, "main.lock.json");

    public string Text
    {
        get => File.ReadAllText(Path);
        set => File.WriteAllText(Path, value);
    }

    /// <summary>The files other than the lock.</summary>
    public IReadOnlyList<string> Others => [.. Directory.GetFiles(_directory).Where(file => file != Path)];

    public FlowDependencies Dependencies => Organization.Engine.Dependencies;

    public static async Task<LockOnDisk> StartAsync()
    {
        var organization = await TestOrganization.StartAsync();
        organization.PutAction("look-up", ["1.0", "1.1", "2.0"]);
        organization.PutAction("charge", ["3.0"], "look-up [1.0, )");
        organization.PutFlow("ivr", ["look-up [1.0, 2.0)", "charge [3.0]"], ["closing"]);
        organization.PutFlow("closing", [], []);
        return new LockOnDisk(organization);
    }

    public Task<GcDependencyResolution> ResolveAsync() => Organization.ResolveAsync("ivr");

    public async Task<bool> WriteAsync(bool overwrite = false) => Dependencies.WriteLock(await ResolveAsync(), Path, overwrite);

    public Task<GcDependencyLockTest> TestAsync() => Dependencies.TestAsync(Path, 4, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Organization.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
