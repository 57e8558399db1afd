using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Manifests;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.Requests;

namespace GenesysArchitect.Engine.Tests.ManifestRuns;

/// <summary>A folder with a manifest and its runs, and a sandbox that they are applied to.</summary>
internal sealed class ManifestFolder : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gc-manifest-");

    private ManifestFolder(VirtualTime time, SandboxHost sandbox)
    {
        Time = time;
        Sandbox = sandbox;
    }

    /// <summary>The clock of the sandbox and of all connections to it.</summary>
    public VirtualTime Time { get; }

    public SandboxHost Sandbox { get; }

    public string Path => _folder.FullName;

    public string Runs => System.IO.Path.Combine(Path, "state", "runs");

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>The calls that change something.</summary>
    public IReadOnlyList<RequestRecord> Writes =>
        [.. Sandbox.Requests.ToList().Where(request => request.Method != "GET" && !request.Path.EndsWith("/oauth/token", StringComparison.Ordinal) && !request.Path.EndsWith("/validate", StringComparison.Ordinal))];

    public static async Task<ManifestFolder> StartAsync(string manifest, SandboxOptions? options = null)
    {
        var time = new VirtualTime(TestOrganization.Brisk);
        var folder = new ManifestFolder(time, await SandboxHost.StartAsync((options ?? TestOrganization.Quick) with { TimeProvider = time.Host }));
        folder.Write("manifest.yaml", manifest);
        return folder;
    }

    public void Write(string file, string text) => File.WriteAllText(System.IO.Path.Combine(Path, file), text);

    public string Read(string file) => File.ReadAllText(System.IO.Path.Combine(Path, file));

    public Manifest Manifest() => ManifestReader.Read(new ManifestOptions
    {
        Paths = [System.IO.Path.Combine(Path, "manifest.yaml")],
        Environment = name => Environment.GetValueOrDefault(name),
    });

    public GcOrgConnection Connect() => GcOrgConnection.Open(new ConnectionSettings
    {
        BaseAddress = Sandbox.BaseAddress,
        Client = new ClientCredentials(Sandbox.ClientId, new Secret(Sandbox.ClientSecret)),
        Transport = TestOrganization.Brisk with { Time = Time },
    });

    public ManifestRunOptions Options => new() { StatePath = System.IO.Path.Combine(Path, "state"), Paths = ["manifest.yaml"] };

    public Task<IReadOnlyList<GcRun>> ListAsync() => new RunFolder(Options.StatePath).ListAsync(CancellationToken.None);

    public async Task<Plan> PlanAsync(ManifestRunOptions? options = null)
    {
        using var organization = Connect();
        return await ManifestRun.PreviewAsync(new DeploymentEngine(organization), organization, Manifest(), options ?? Options, [], CancellationToken.None);
    }

    public Task<RunResult> ApplyAsync(Func<ManifestRunOptions, ManifestRunOptions>? with = null, params IRunObserver[] observers) =>
        ApplyAsync(Manifest(), with, CancellationToken.None, observers);

    public async Task<RunResult> ApplyAsync(Manifest manifest, Func<ManifestRunOptions, ManifestRunOptions>? with, CancellationToken cancellationToken, params IRunObserver[] observers)
    {
        using var organization = Connect();
        await using var run = await ManifestRun.OpenAsync(organization, manifest, with is null ? Options : with(Options), cancellationToken);
        var engine = new DeploymentEngine(organization);
        return await run.RunAsync(engine, await run.PlanAsync(engine, observers, cancellationToken), observers, cancellationToken);
    }

    /// <summary>Starts to apply, and simulates that the process is killed at an event.</summary>
    /// <returns>Whether that event was reached.</returns>
    public async Task<bool> DieAtAsync(Func<RunEvent, bool> isTheEnd, Func<ManifestRunOptions, ManifestRunOptions>? with = null)
    {
        var killer = new Killer(isTheEnd);
        var organization = Connect();
        var run = await ManifestRun.OpenAsync(organization, Manifest(), with is null ? Options : with(Options), CancellationToken.None);
        var engine = new DeploymentEngine(organization);
        var running = run.RunAsync(engine, await run.PlanAsync(engine, [killer], CancellationToken.None), [killer], CancellationToken.None);
        var died = await Task.WhenAny(running, killer.Reached) == killer.Reached;

        // Its calls in progress arrive, but their responses are ignored.
        await run.DisposeAsync();
        return died;
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        await Time.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private sealed class Killer(Func<RunEvent, bool> isTheEnd) : IRunObserver
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public string Name => "killer";

        // The run waits for its observers, and this one never completes.
        public async ValueTask ObserveAsync(RunEvent happened)
        {
            if (isTheEnd(happened))
            {
                _reached.SetResult();
                await Task.Delay(Timeout.Infinite, CancellationToken.None);
            }
        }
    }
}
