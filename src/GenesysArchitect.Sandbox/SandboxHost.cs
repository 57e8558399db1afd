using System.Security.Cryptography;
using GenesysArchitect.Sandbox.Control;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.Hosting;
using GenesysArchitect.Sandbox.Platforms;
using GenesysArchitect.Sandbox.Platforms.ArchitectureManager;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud;
using GenesysArchitect.Sandbox.Requests;
using GenesysArchitect.Sandbox.Tokens;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World;

namespace GenesysArchitect.Sandbox;

/// <summary>
/// A fake platform on a loopback port of its own, in memory. Many can run in parallel in one process.
/// Disposing it cuts open connections immediately.
/// </summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly SandboxOptions _options;
    private readonly TokenIssuer _tokens;
    private readonly RateLimiter _limiter;
    private readonly RateLimiter _tokenLimiter;
    private readonly FaultSource _faults;
    private readonly HeldAnswers _held;
    private Organization _organization;

    // Nobody holds a host that StartAsync has not given a server.
    private WebServer _server = null!;
    private WebServer? _transfers;

    private SandboxHost(SandboxOptions options)
    {
        _options = options;
        ClientSecret = options.ClientSecret ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
        _tokens = new TokenIssuer(Secrets(options), options.TokenLife, options.TimeProvider);
        _tokenLimiter = new RateLimiter(options.GenesysCloud.TokenRateLimit, options.RateLimitWindow, options.TimeProvider);
        _limiter = new RateLimiter(options.RateLimit, options.RateLimitWindow, options.TimeProvider);
        _faults = new FaultSource(Rules, options.FaultMix, options.Latency);
        _held = new HeldAnswers(options.TimeProvider);
        Requests = new RequestLog(options.RequestLogCapacity);
        _organization = new Organization(options);
        ArmRules();
    }

    /// <summary>Where it listens, as in <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri BaseAddress => _server.BaseAddress;

    /// <summary>The id of its OAuth client.</summary>
    public string ClientId => _options.ClientId;

    /// <summary>The secret of its OAuth client.</summary>
    public string ClientSecret { get; }

    /// <summary>Every request it met.</summary>
    public RequestLog Requests { get; }

    /// <summary>The fault rules in force.</summary>
    public FaultRules Rules { get; } = new();

    /// <summary>The organization it plays; a new one after <see cref="Reset"/>.</summary>
    public Organization Organization => Volatile.Read(ref _organization);

    /// <summary>What has happened so far, in numbers.</summary>
    public SandboxFacts Facts => new()
    {
        Grants = _tokens.Grants,
        RateLimitRefusals = _limiter.Refusals,
        MaxActiveDeployments = Organization.Deployments.MaxActive,
        SubmissionsByBundle = Organization.Deployments.SubmissionsByBundle,
        PublishesByVersion = Organization.Bots.PublishesByVersion,
    };

    /// <summary>Starts a sandbox.</summary>
    /// <param name="options">How it is to be; default all defaults.</param>
    /// <param name="cancellationToken">Ends the start, not the sandbox.</param>
    /// <returns>A sandbox that answers.</returns>
    /// <exception cref="ArgumentException">An option is out of its range, or the address is not a loopback one.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SandboxHost> StartAsync(SandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SandboxOptions();
        options.Check();
        var host = new SandboxHost(options);
        var platform = host.Platform();
        var gate = new Gate(host._tokens, host._limiter, platform, options.TimeProvider);
        var exchange = new Exchange(options, () => host.Organization, gate, platform, host._faults, host._held, host.Requests, new Redaction(host.ClientSecret));
        host._server = await WebServer.StartAsync(options.LoopbackAddress(), options.Port, host.Calls(platform), platform.Sockets(), exchange.ServeAsync, cancellationToken);
        if (platform.TransferCalls().ToList() is [_, ..] transfers)
        {
            try
            {
                host._transfers = await WebServer.StartAsync(options.LoopbackAddress(), port: 0, transfers, [], exchange.ServeAsync, cancellationToken);
            }
            catch
            {
                await host._server.DisposeAsync();
                throw;
            }
        }

        return host;
    }

    /// <summary>Makes every token that was granted so far unknown.</summary>
    public void RevokeTokens() => _tokens.RevokeAll();

    /// <summary>Ends the delays of the answers that are held back now; later requests meet their rules as before.</summary>
    public void ReleaseAnswers() => _held.Release();

    /// <summary>Goes back to how it was started: organization, rules, log and rate windows. Tokens stay good.</summary>
    public void Reset()
    {
        Interlocked.Exchange(ref _organization, new Organization(_options)).Dispose();
        Rules.Clear();
        ArmRules();
        _faults.Reset();
        _limiter.Reset();
        _tokenLimiter.Reset();
        Requests.Clear();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        if (_transfers is not null)
        {
            await _transfers.DisposeAsync();
        }

        Organization.Dispose();
    }

    private IPlatform Platform() => _options.Platform == SandboxPlatform.GenesysCloud
        ? new GenesysCloudPlatform(_tokens, _tokenLimiter, _options, () => Organization, () => _transfers!.BaseAddress)
        : new ArchitectureManagerPlatform(_tokens, _options.DeniedPermissions);

    private IEnumerable<ApiCall> Calls(IPlatform platform) =>
    [
        .. platform.Calls(),
        .. new ControlCalls(this, platform).All(),
        ApiCall.UnknownApi,
        ApiCall.Unknown,
    ];

    private Dictionary<string, string> Secrets(SandboxOptions options)
    {
        var secrets = new Dictionary<string, string> { [options.ClientId] = ClientSecret };
        foreach (var client in options.ContactCenter.Clients)
        {
            secrets[client.Id] = client.Secret;
        }

        return secrets;
    }

    private void ArmRules()
    {
        foreach (var rule in _options.Rules)
        {
            Rules.Add(rule);
        }
    }
}
