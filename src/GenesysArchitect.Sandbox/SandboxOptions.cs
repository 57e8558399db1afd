using System.Net;
using System.Text.Json.Serialization;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.Platforms;
using GenesysArchitect.Sandbox.Platforms.ArchitectureManager;
using GenesysArchitect.Sandbox.Platforms.ArchitectureManager.Paging;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud;
using GenesysArchitect.Sandbox.Requests;
using GenesysArchitect.Sandbox.World;
using GenesysArchitect.Sandbox.World.Bots;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Sandbox;

/// <summary>
/// What a sandbox is started with. In a JSON file the names are in camel case and durations are numbers of
/// seconds. By default every job completes and nothing fails.
/// </summary>
public sealed record SandboxOptions
{
    // Longer ones end beyond the calendar.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_525);

    /// <summary>The platform that is played; default ArchitectureManager.</summary>
    public SandboxPlatform Platform { get; init; }

    /// <summary>How the contact center of GenesysCloud behaves.</summary>
    public ContactCenterOptions ContactCenter { get; init; } = new();

    /// <summary>How GenesysCloud answers.</summary>
    public GenesysCloudOptions GenesysCloud { get; init; } = new();

    /// <summary>Is called after each answered exchange outside <c>/sandbox/…</c>, on the thread that answers; default nobody.</summary>
    [JsonIgnore]
    public Action<ObservedExchange>? Observe { get; init; }

    /// <summary>The port, or 0 (default) for any free one.</summary>
    public int Port { get; init; }

    /// <summary>The address to listen on, which must be a loopback one; default <c>127.0.0.1</c>.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>The id of the one OAuth client there is.</summary>
    public string ClientId { get; init; } = "sandbox-client";

    /// <summary>Its secret; default a new one for each sandbox.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The clock that everything but the sockets goes by; default the system's.</summary>
    [JsonIgnore]
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long a token holds; default an hour. It is announced in whole seconds, at least one.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many requests a token may make in a window; default 300.</summary>
    public int RateLimit { get; init; } = 300;

    /// <summary>The length of that window; default a minute.</summary>
    public TimeSpan RateLimitWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Permissions that the client lacks, as in <c>architect:bundle:write</c>; default none.</summary>
    public IReadOnlyCollection<string> DeniedPermissions { get; init; } = [];

    /// <summary>How long every answer takes at least; default no time.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>A share of all answers that fails; default none.</summary>
    public FaultMix? FaultMix { get; init; }

    /// <summary>Fault rules in force from the start.</summary>
    public IReadOnlyList<FaultRule> Rules { get; init; } = [];

    /// <summary>How many requests the log holds before it forgets the oldest; default 100,000.</summary>
    public int RequestLogCapacity { get; init; } = 100_000;

    /// <summary>How many deployments may be active in the organization at one time; default 3.</summary>
    public int ActiveDeploymentLimit { get; init; } = 3;

    /// <summary>From the submission of a job to its end; default two seconds. Publishing a bot takes as long.</summary>
    public TimeSpan JobDuration { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How much of that a job is PENDING; default a fifth. When it is longer than the job, it delays the end.</summary>
    public TimeSpan? PendingDuration { get; init; }

    /// <summary>From the call for a rollback to its end; default half a <see cref="JobDuration"/>.</summary>
    public TimeSpan? RollbackDuration { get; init; }

    /// <summary>How deployments go, by <c>bundle/environment</c>, where either may be <c>*</c>; default all complete.</summary>
    public IReadOnlyDictionary<string, JobScript> Outcomes { get; init; } = new Dictionary<string, JobScript>();

    /// <summary>What validation comes to, by <c>bundle/environment</c>, where either may be <c>*</c>; default all is valid.</summary>
    public IReadOnlyDictionary<string, ValidationScript> Validations { get; init; } = new Dictionary<string, ValidationScript>();

    /// <summary>Bundles of somebody else's deployments that are active at the start, one entry for each; default none.</summary>
    public IReadOnlyList<string> ForeignDeployments { get; init; } = [];

    /// <summary>How long these take; default until they are cancelled.</summary>
    public TimeSpan? ForeignDeploymentDuration { get; init; }

    /// <summary>How many deployments of the days before are in the list already; default none.</summary>
    public int DeploymentHistory { get; init; }

    /// <summary>The status that an accepted deployment of the bundle level is answered with: 200, 201 or 202 (default).</summary>
    public int BundleDeployStatus { get; init; } = 202;

    /// <summary>The status that an accepted rollback is answered with: 200 or 202 (default).</summary>
    public int RollbackStatus { get; init; } = 202;

    /// <summary>The status that an accepted publish of a bot is answered with: 200 or 202 (default).</summary>
    public int PublishStatus { get; init; } = 202;

    /// <summary>The status that an accepted change of a flow is answered with: 200 (default) or 202.</summary>
    public int FlowChangeStatus { get; init; } = 200;

    /// <summary>How publishing bots goes, by <c>bot/version</c>, where either may be <c>*</c>; default it works.</summary>
    public IReadOnlyDictionary<string, PublishOutcome> PublishOutcomes { get; init; } = new Dictionary<string, PublishOutcome>();

    /// <summary>Whether the host is one that cannot list a bot's versions; default no.</summary>
    public bool WithoutBotVersionList { get; init; }

    /// <summary>Whether skills are at their older address alone; default at both.</summary>
    public bool OlderSkillAddressOnly { get; init; }

    /// <summary>How many flows are generated besides the sample ones, <c>generated-00001</c> and so on; default none.</summary>
    public int GeneratedFlows { get; init; }

    /// <summary>How many changes of a flow meet a concurrent change, by flow; default never.</summary>
    public IReadOnlyDictionary<string, int> OtherWriters { get; init; } = new Dictionary<string, int>();

    /// <summary>How the versions of a flow carry its definition.</summary>
    public DefinitionForm Definitions { get; init; }

    /// <summary>How pages say that there is a next one.</summary>
    public PageShape PageShape { get; init; }

    /// <summary>How many entities a page has when the caller does not say; default 25.</summary>
    public int PageSize { get; init; } = 25;

    /// <summary>Whether every page leads to an earlier one, without end; default no.</summary>
    public bool RepeatPages { get; init; }

    /// <summary>What precedes the path of a <c>nextUri</c>, as in <c>https://elsewhere.example</c>; default nothing.</summary>
    public string? NextUriOrigin { get; init; }

    /// <summary>Whether storing the same artifact again is a 409 rather than a 200; default no.</summary>
    public bool RepeatedArtifactConflicts { get; init; }

    /// <summary>Ids of bundles there are besides the sample ones.</summary>
    public IReadOnlyList<string> Bundles { get; init; } = [];

    /// <summary>Ids of environments there are besides the sample ones.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>Whether every bundle id exists; default only the sample ones, what begins with one, and <see cref="Bundles"/>.</summary>
    public bool AcceptAnyBundle { get; init; }

    /// <summary>Whether every environment id exists; default only the sample ones and <see cref="Environments"/>.</summary>
    public bool AcceptAnyEnvironment { get; init; }

    /// <summary>Checks every number and name.</summary>
    /// <exception cref="ArgumentException">A value is out of its range, or the address is not a loopback one.</exception>
    internal void Check()
    {
        Require(Port is >= 0 and <= 65_535, "a port is from 0 to 65535");
        Require(ClientId.Length > 0 && !ClientId.Contains(':', StringComparison.Ordinal), "a client id is not empty and has no colon");
        Require(ClientSecret is not "", "a client secret is not empty");
        Require(TokenLife > TimeSpan.Zero, "a token lives longer than no time");
        Require(RateLimit >= 1 && RateLimitWindow > TimeSpan.Zero, "a rate limit is at least one request in a window longer than no time");
        Require(Latency >= TimeSpan.Zero && Latency.TotalDays < 1, "a latency is from nothing to a day");
        Require(FaultMix is null or { Probability: >= 0 and <= 1 }, "a fault mix has a probability from 0 to 1");
        Require(RequestLogCapacity >= 1, "the request log holds at least one request");
        Require(ActiveDeploymentLimit >= 0 && DeploymentHistory >= 0, "numbers of deployments are not negative");
        Require(JobDuration >= TimeSpan.Zero && !(PendingDuration < TimeSpan.Zero) && !(RollbackDuration < TimeSpan.Zero), "durations are not negative");
        Require(new[] { TokenLife, RateLimitWindow, JobDuration, PendingDuration, RollbackDuration }.All(span => !(span > Longest)), "no duration is longer than a hundred years");
        Require(BundleDeployStatus is 200 or 201 or 202, "an accepted deployment is answered with 200, 201 or 202");
        Require(
            RollbackStatus is 200 or 202 && PublishStatus is 200 or 202 && FlowChangeStatus is 200 or 202,
            "accepted rollbacks, publishes and changes are answered with 200 or 202");
        Require(GeneratedFlows is >= 0 and < 100_000, "generated flows are fewer than 100,000");
        Require(PageSize is >= 1 and <= 1_000, "a page has from 1 to 1,000 entities");
        ContactCenter.Check();
        GenesysCloud.Check();
        _ = LoopbackAddress();
    }

    // The flows that are generated belong to the platform that is played.
    internal ContactCenterOptions ContactCenterToSeed() => ContactCenter with
    {
        JobDuration = JobDuration,
        GeneratedFlows = Platform == SandboxPlatform.GenesysCloud ? GeneratedFlows : 0,
    };

    /// <summary>The address as a loopback one: the sandbox gives its secret away and must not be reached from outside.</summary>
    /// <exception cref="ArgumentException">The address is not a loopback one.</exception>
    internal IPAddress LoopbackAddress()
    {
        var address = Address == "localhost" ? IPAddress.Loopback : null;
        return address is not null || (IPAddress.TryParse(Address, out address) && IPAddress.IsLoopback(address))
            ? address
            : throw new ArgumentException($"The sandbox listens on a loopback address alone, and '{Address}' is not one.");
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException($"The options of the sandbox do not hold together: {rule}.");
        }
    }
}
