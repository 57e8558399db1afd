using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.World.Bots;
using GenesysArchitect.Sandbox.Requests;
using BotVersion = GenesysArchitect.Engine.Bots.BotVersion;
using SandboxState = GenesysArchitect.Sandbox.World.Bots.BotVersionState;
using SandboxVersion = GenesysArchitect.Sandbox.World.Bots.BotVersion;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>Versions of bots in a test organisation: put there, wished, published, looked at.</summary>
internal static class BotRuns
{
    public const string Publishes = "/api/v2/conversations/bots/*/versions/*/publish";
    public const string Looks = "/api/v2/conversations/bots/*/versions/*";
    public const string Lists = "/api/v2/conversations/bots/*/versions";

    /// <summary>A version of the sample bot, whose live version is 1.2; 2.0 is a draft.</summary>
    public static BotVersion Wish(string version = "2.0", string bot = "order-bot") => new() { BotId = bot, VersionId = version };

    /// <summary>A sandbox in which publishing the sample bot's draft ends in some way.</summary>
    public static Task<TestOrganisation> StartAsync(PublishOutcome outcome = PublishOutcome.Published, SandboxOptions? options = null) =>
        TestOrganisation.StartAsync((options ?? TestOrganisation.Quick) with { PublishOutcomes = new Dictionary<string, PublishOutcome> { ["order-bot/2.0"] = outcome } });

    public static void Put(this TestOrganisation organisation, string bot, params (string Id, SandboxState State)[] versions) =>
        organisation.Sandbox.Organization.Bots.Put(new Bot { Id = bot, Versions = [.. versions.Select(version => new SandboxVersion(version.Id, version.State))] });

    public static SandboxState StateOf(this TestOrganisation organisation, string version, string bot = "order-bot") =>
        organisation.Sandbox.Organization.Bots.Find(bot, version)!.State;

    /// <summary>The requests that asked for a publishing, those that came to nothing among them.</summary>
    public static IReadOnlyList<RequestRecord> Asked(this TestOrganisation organisation, string version = "*", string bot = "*") =>
        organisation.Requests.Of("POST", $"/api/v2/conversations/bots/{bot}/versions/{version}/publish");

    /// <summary>How often a publishing was accepted, whether its answer arrived or not.</summary>
    public static int Acted(this TestOrganisation organisation, string version, string bot = "order-bot") =>
        organisation.Sandbox.Facts.PublishesByVersion.GetValueOrDefault($"{bot}/{version}");

    public static Task<RunResult> RunAsync(this TestOrganisation organisation, params BotVersion[] wishes) =>
        organisation.Engine.RunAsync(wishes, organisation.Observer);

    /// <summary>Plans and runs, watched from the beginning.</summary>
    public static async Task<RunResult> RunAsync(this DeploymentEngine engine, IReadOnlyList<BotVersion> wishes, IRunObserver observer, CancellationToken cancellationToken = default)
    {
        var plan = await engine.PlanAsync(wishes, new PlanOptions(), [observer], cancellationToken);
        return await engine.RunAsync(plan, new RunOptions(), [observer], cancellationToken);
    }

    public static async Task<StepResult> PublishAsync(this TestOrganisation organisation, BotVersion wish, CancellationToken cancellationToken = default) =>
        Assert.Single((await organisation.Engine.RunAsync([wish], organisation.Observer, cancellationToken)).Steps);

    public static async Task<PlanStep> PlanAsync(this TestOrganisation organisation, BotVersion wish) =>
        Assert.Single((await organisation.Engine.PlanAsync([wish], new PlanOptions(), [organisation.Observer], CancellationToken.None)).Steps);

    /// <summary>The names of what a run put down, in their order.</summary>
    public static IReadOnlyList<string> Checkpoints(this RecordingObserver observer) =>
        [.. observer.Events.OfType<StepCheckpoint>().Select(checkpoint => checkpoint.Name)];

    public static StepCheckpoint Checkpoint(this RecordingObserver observer, string name) =>
        Assert.Single(observer.Events.OfType<StepCheckpoint>(), checkpoint => checkpoint.Name == name);

    public static GcBotVersion Told(this StepResult step) => Assert.IsType<GcBotVersion>(step.Output);

    public static void AssertEnded(this StepResult step, StepStatus status, string? errorId = null) =>
        Assert.True((step.Status, step.Error?.ErrorId) == (status, errorId), $"{step.Status}: {step.Error?.ErrorId} {step.Error?.Message}");

    public static void AssertEnded(this RunResult run, StepStatus status, ExitCode code, string? errorId = null)
    {
        Assert.Single(run.Steps).AssertEnded(status, errorId);
        Assert.Equal(code, run.ExitCode);
    }
}
