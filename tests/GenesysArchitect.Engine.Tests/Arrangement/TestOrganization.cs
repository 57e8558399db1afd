using System.Text.Json;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Transport;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.Requests;

namespace GenesysArchitect.Engine.Tests.Arrangement;

/// <summary>
/// A sandbox, a connection to it over real HTTP, the engine, a clock that both share, and a record of all
/// output. Jobs are short, and the rate limit does not apply, unless a test specifies otherwise.
/// </summary>
internal sealed class TestOrganization : IAsyncDisposable
{
    public const string Submissions = "/api/v2/architect/bundles/**deploy";
    public const string Rollbacks = "/api/v2/architect/bundles/*/deployments/*/rollback";
    public const string Polls = "/api/v2/architect/bundles/*/deployments/*";
    public const string Schema = "/api/v2/architect/bundles/schema";
    public const string TokenRequests = "/oauth/token";
    public const string List = "/api/v2/architect/bundles/deployments";
    public const string Validations = "/api/v2/architect/bundles/*/validate";

    private TestOrganization(VirtualTime time, SandboxHost sandbox, GcOrgConnection connection)
    {
        Time = time;
        Sandbox = sandbox;
        Connection = connection;
        Engine = new DeploymentEngine(connection, Log);
        Client = new ApiClient(connection.Channel, new HostLogger(Log));
    }

    /// <summary>The sandbox options of most tests.</summary>
    public static SandboxOptions Quick { get; } = new()
    {
        JobDuration = TimeSpan.FromMilliseconds(300),
        RateLimit = 1_000_000,
        AcceptAnyBundle = true,
        AcceptAnyEnvironment = true,
    };

    /// <summary>Short delays between retries.</summary>
    public static TransportOptions Brisk { get; } = new()
    {
        FirstRetryDelay = TimeSpan.FromMilliseconds(20),
        MaxRetryDelay = TimeSpan.FromMilliseconds(200),
    };

    /// <summary>The clock of the engine and of the sandbox.</summary>
    public VirtualTime Time { get; }

    public SandboxHost Sandbox { get; }

    public GcOrgConnection Connection { get; }

    public DeploymentEngine Engine { get; }

    /// <summary>The pipeline without the engine.</summary>
    public ApiClient Client { get; }

    public RecordingHost Log { get; } = new();

    public RecordingObserver Observer { get; } = new();

    public RequestLog Requests => Sandbox.Requests;

    public IReadOnlyList<RequestRecord> Submitted => Requests.Of("POST", Submissions);

    public static async Task<TestOrganization> StartAsync(SandboxOptions? options = null, TransportOptions? transport = null, Func<ConnectionSettings, ConnectionSettings>? with = null)
    {
        transport ??= Brisk;
        var time = new VirtualTime(transport);
        var sandbox = await SandboxHost.StartAsync((options ?? Quick) with { TimeProvider = time.Host });
        var settings = new ConnectionSettings
        {
            BaseAddress = sandbox.BaseAddress,
            Client = new ClientCredentials(sandbox.ClientId, new Secret(sandbox.ClientSecret)),
            Transport = transport with { Time = time },
        };
        return new TestOrganization(time, sandbox, GcOrgConnection.Open(with is null ? settings : with(settings)));
    }

    public static BundleDeployment Bundle(string environment = "test", string bundle = "northwind-ivr") =>
        new() { BundleId = bundle, Target = DeploymentTarget.Environment(environment) };

    public static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    /// <summary>Plans and applies.</summary>
    public Task<RunResult> DeployAsync(params BundleDeployment[] desired) => DeployAsync(CancellationToken.None, desired);

    public async Task<RunResult> DeployAsync(CancellationToken cancellationToken, params BundleDeployment[] desired)
    {
        var plan = await Engine.PlanAsync(desired, cancellationToken);
        return await Engine.RunAsync(plan, new RunOptions(), [Observer], cancellationToken);
    }

    /// <summary>Plans and applies one deployment.</summary>
    public async Task<StepResult> DeployOneAsync(BundleDeployment desired, CancellationToken cancellationToken = default) =>
        Assert.Single((await DeployAsync(cancellationToken, desired)).Steps);

    /// <summary>A call that only passes through the pipeline.</summary>
    public Task<ApiResponse> ReadAsync(CancellationToken cancellationToken = default) =>
        Client.SendAsync(ApiRequest.Get(ApiPath.Of($"/api/v2/architect/bundles/schema"), "Read the schema", "architect:bundle:read"), cancellationToken);

    /// <summary>Many such calls in parallel.</summary>
    public Task ReadAsync(int callers) => Task.WhenAll(Enumerable.Range(0, callers).Select(_ => ReadAsync()));

    public async ValueTask DisposeAsync()
    {
        Connection.Dispose();
        await Sandbox.DisposeAsync();
        await Time.DisposeAsync();
    }
}
