using System.Text.Json.Nodes;
using GenesysArchitect.Cli.Surroundings;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.Requests;

namespace GenesysArchitect.Cli.Tests.Arrangement;

/// <summary>gcarch in this process, with streams and an environment of its own, against a sandbox over real HTTP.</summary>
internal sealed class GcarchPrompt : IAsyncDisposable
{
    public const string Submissions = "/api/v2/architect/bundles/**deploy";

    private GcarchPrompt(SandboxHost sandbox)
    {
        Sandbox = sandbox;
        Variables = new()
        {
            ["GENESYS_CLOUD_BASE_URL"] = sandbox.BaseAddress.ToString(),
            ["GENESYS_CLOUD_CLIENT_ID"] = sandbox.ClientId,
            ["GENESYS_CLOUD_CLIENT_SECRET"] = sandbox.ClientSecret,
            ["TERM"] = "xterm-256color",
            ["GENESYS_AUDIT_PATH"] = "off",
        };
    }

    public SandboxHost Sandbox { get; }

    public Dictionary<string, string?> Variables { get; }

    public TextReader Input { get; set; } = TextReader.Null;

    /// <summary>Whether a person sits at input, output and error.</summary>
    public bool AtTerminal { get; set; }

    /// <summary>How many requests there were that create or change a flow.</summary>
    public int Written => Sandbox.Requests.Of("PATCH", "/api/v2/architect/flows/**").Count + Sandbox.Requests.Of("POST", "/api/v2/architect/flows").Count;

    /// <summary>The requests that change something, or were to.</summary>
    public IReadOnlyList<RequestRecord> Changing => Sandbox.Changing();

    public int Submitted => Sandbox.Requests.Of("POST", Submissions).Count;

    public static async Task<GcarchPrompt> StartAsync(SandboxOptions? options = null) =>
        new(await SandboxHost.StartAsync((options ?? new SandboxOptions()) with { JobDuration = TimeSpan.FromMilliseconds(300), RateLimit = 1_000_000 }));

    public Task<Outcome> RunAsync(params string[] arguments) => RunAsync(CancellationToken.None, arguments);

    public async Task<Outcome> RunAsync(CancellationToken stop, params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var surroundings = new ProgramSurroundings
        {
            Input = Input,
            Output = TextWriter.Synchronized(output),
            Error = TextWriter.Synchronized(error),
            InputIsTerminal = AtTerminal,
            OutputIsTerminal = AtTerminal,
            ErrorIsTerminal = AtTerminal,
            Variable = name => Variables.GetValueOrDefault(name),
        };
        var exitCode = await Gcarch.RunAsync(arguments, surroundings, stop);
        return new Outcome(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs it against a platform that holds back its first answer to a call of the API, and stops it then.</summary>
    public async Task<Outcome> StopAtFirstCallAsync(params string[] arguments)
    {
        Sandbox.Rules.Add(new FaultRule { Fault = Fault.Latency, Path = "/api/**", Delay = TimeSpan.FromHours(1) });
        using var stop = new CancellationTokenSource();
        var running = RunAsync(stop.Token, arguments);
        await Patience.UntilAsync(() => Sandbox.Requests.Of("*", "/api/**").Count > 0);
        await stop.CancelAsync();
        return await running.OrHang();
    }

    /// <summary>Runs <c>gcarch deploy</c> of the sample bundle.</summary>
    public Task<Outcome> DeployAsync(params string[] arguments) =>
        RunAsync(["deploy", "--bundle", "northwind-ivr", "--environment", "test", .. arguments]);

    /// <summary>Runs <c>gcarch set-flow</c> with files.</summary>
    public Task<Outcome> SetFlowAsync(IEnumerable<TemporaryFile> files, params string[] arguments) =>
        RunAsync(["set-flow", .. files.SelectMany(file => new[] { "--file", file.Path }), .. arguments]);

    /// <summary>Runs <c>gcarch set-flow</c> with a file.</summary>
    public Task<Outcome> SetFlowAsync(TemporaryFile file, params string[] arguments) => SetFlowAsync([file], arguments);

    /// <summary>Runs <c>gcarch plan</c> with a folder of manifests.</summary>
    public Task<Outcome> PlanAsync(ManifestFolder folder, params string[] arguments) =>
        RunAsync(["plan", .. folder.Arguments, "--state", folder.State, .. arguments]);

    /// <summary>Runs <c>gcarch apply</c> with a folder of manifests.</summary>
    public Task<Outcome> ApplyAsync(ManifestFolder folder, params string[] arguments) =>
        RunAsync(["apply", .. folder.Arguments, "--state", folder.State, .. arguments]);

    /// <summary>The document of a flow as the sandbox has it.</summary>
    public JsonObject Flow(string id) => Sandbox.Organization.Flows.Find(id)!.Document;

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}
