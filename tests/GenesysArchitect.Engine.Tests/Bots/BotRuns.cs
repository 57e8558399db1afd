using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.Requests;
using GenesysArchitect.Sandbox.World.Bots;
using BotVersion = GenesysArchitect.Engine.Bots.BotVersion;
using SandboxState = GenesysArchitect.Sandbox.World.Bots.BotVersionState;
using SandboxVersion = GenesysArchitect.Sandbox.World.Bots.BotVersion;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>Bot versions in a test organization: created, desired, published, read.</summary>
internal static class BotRuns
{
    public const string Publishes = "/api/v2/conversations/bots/*/versions/*/publish";
    public const string Looks = "/api/v2/conversations/bots/*/versions/*";
    public const string Lists = "/api/v2/conversations/bots/*/versions";

    /// <summary>A version of the sample bot, whose live version is 1.2; 2.0 is a draft.</summary>
    public static BotVersion DesiredResource(string version = "2.0", string bot = "order-bot") => new() { BotId = bot, VersionId = version };

    /// <summary>A sandbox in which publishing the sample bot's draft has a given outcome.</summary>
    public static Task<TestOrganization> StartAsync(PublishOutcome outcome = PublishOutcome.Published, SandboxOptions? options = null) =>
        TestOrganization.StartAsync((options ?? TestOrganization.Quick) with { PublishOutcomes = new Dictionary<string, PublishOutcome> { ["order-bot/2.0"] = outcome } });

    public static void Put(this TestOrganization organization, string bot, params (string Id, SandboxState State)[] versions) =>
        organization.Sandbox.Organization.Bots.Put(new Bot { Id = bot, Versions = [.. versions.Select(version => new SandboxVersion(version.Id, version.State))] });

    public static SandboxState StateOf(this TestOrganization organization, string version, string bot = "order-bot") =>
        organization.Sandbox.Organization.Bots.Find(bot, version)!.State;

    /// <summary>The requests to publish, including failed ones.</summary>
    public static IReadOnlyList<RequestRecord> Asked(this TestOrganization organization, string version = "*", string bot = "*") =>
        organization.Requests.Of("POST", $"/api/v2/conversations/bots/{bot}/versions/{version}/publish");

    /// <summary>The number of accepted requests, whether their responses arrived or not.</summary>
    public static int Acted(this TestOrganization organization, string version, string bot = "order-bot") =>
        organization.Sandbox.Facts.PublishesByVersion.GetValueOrDefault($"{bot}/{version}");

    public static Task<RunResult> RunAsync(this TestOrganization organization, params BotVersion[] desired) =>
        organization.Engine.RunAsync(desired, organization.Observer);

    /// <summary>Plans and applies, with observers from the start.</summary>
    public static async Task<RunResult> RunAsync(this DeploymentEngine engine, IReadOnlyList<BotVersion> desired, IRunObserver observer, CancellationToken cancellationToken = default)
    {
        var plan = await engine.PlanAsync(desired, new PlanOptions(), [observer], cancellationToken);
        return await engine.RunAsync(plan, new RunOptions(), [observer], cancellationToken);
    }

    public static async Task<StepResult> PublishAsync(this TestOrganization organization, BotVersion desired, CancellationToken cancellationToken = default) =>
        Assert.Single((await organization.Engine.RunAsync([desired], organization.Observer, cancellationToken)).Steps);

    public static async Task<PlanStep> PlanAsync(this TestOrganization organization, BotVersion desired) =>
        Assert.Single((await organization.Engine.PlanAsync([desired], new PlanOptions(), [organization.Observer], CancellationToken.None)).Steps);

    /// <summary>The names of a run's checkpoints, in order.</summary>
    public static IReadOnlyList<string> Checkpoints(this RecordingObserver observer) =>
        [.. observer.Events.OfType<StepCheckpoint>().Select(checkpoint => checkpoint.Name)];

    public static StepCheckpoint Checkpoint(this RecordingObserver observer, string name) =>
        Assert.Single(observer.Events.OfType<StepCheckpoint>(), checkpoint => checkpoint.Name == name);

    public static GcBotVersion Reported(this StepResult step) => Assert.IsType<GcBotVersion>(step.Output);

    public static void AssertEnded(this StepResult step, StepStatus status, string? errorId = null) =>
        Assert.True((step.Status, step.Error?.ErrorId) == (status, errorId), $"{step.Status}: {step.Error?.ErrorId} {step.Error?.Message}");

    public static void AssertEnded(this RunResult run, StepStatus status, ExitCode code, string? errorId = null)
    {
        Assert.Single(run.Steps).AssertEnded(status, errorId);
        Assert.Equal(code, run.ExitCode);
    }
}
