using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.World.Bots;

namespace GenesysArchitect.Cli.Tests.Bots;

public sealed class PublishingTests
{
    [Fact]
    public async Task A_version_is_published_with_its_dependencies()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await PublishAsync(gcarch, "--flow", "main-ivr", "--skill", "billing", "--skill", "vip");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        Assert.Contains("replaces version '1.2'", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("order-bot@2.0  ended: published", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("3 active", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(BotVersionState.Published, gcarch.Sandbox.Organization.Bots.Find("order-bot", "2.0")!.State);
    }

    [Fact]
    public async Task A_version_that_is_already_live_is_not_published_again()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.RunAsync("publish-bot", "--bot", "order-bot", "--version", "1.2");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("already live", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("1 already published", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(gcarch.Sandbox.Organization.Bots.PublishesByVersion);
    }

    [Fact]
    public async Task Missing_dependencies_are_reported_and_nothing_is_published()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await PublishAsync(gcarch, "--flow", "nope", "--flow", "legacy-ivr", "--skill", "nix");

        Assert.Equal(3, outcome.ExitCode);
        var error = Assert.Single(outcome.Errors);
        Assert.Contains("Gc.Bot.DependencyInvalid", error, StringComparison.Ordinal);
        Assert.All(["flow 'nope'", "flow 'legacy-ivr'", "skill 'nix'"], named => Assert.Contains(named, error, StringComparison.Ordinal));
        Assert.Empty(gcarch.Sandbox.Organization.Bots.PublishesByVersion);
    }

    [Theory]
    [InlineData(PublishOutcome.Failed, "Gc.Bot.PublishFailed")]
    [InlineData(PublishOutcome.Draft, "Gc.Bot.BackInDraft")]
    public async Task A_version_that_fails_is_replaced_by_the_previous_one_and_ends_with_1(PublishOutcome end, string id)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Sandbox.Organization.Bots.SetOutcome("order-bot", "2.0", end);

        var outcome = await PublishAsync(gcarch);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(id, Assert.Single(outcome.Errors), StringComparison.Ordinal);
        Assert.Contains("'1.2' was published again and is live", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("1 failed, rolled back to 1.2", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_rollback_reports_the_live_version_and_ends_with_2()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Sandbox.Organization.Bots.SetOutcome("order-bot", "2.0", PublishOutcome.Failed);
        gcarch.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = "**/versions/1.2/publish", Fault = Fault.ErrorStatus, Status = 422 });

        var outcome = await PublishAsync(gcarch);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(2, outcome.Errors.Count);
        Assert.Contains("The platform reports that version '1.2' is live.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_ends_with_5_and_leaves_the_version_to_the_platform()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Sandbox.Organization.Bots.SetOutcome("order-bot", "2.0", PublishOutcome.Stuck);

        var outcome = await PublishAsync(gcarch, "--timeout", "1.5");

        Assert.Equal(5, outcome.ExitCode);
        Assert.Contains("Gc.Bot.PublishTimeout", Assert.Single(outcome.Errors), StringComparison.Ordinal);
        Assert.Equal(["order-bot/2.0"], gcarch.Sandbox.Organization.Bots.PublishesByVersion.Keys);
    }

    [Fact]
    public async Task A_missing_rollback_version_is_reported_before_publishing()
    {
        await using var gcarch = await GcarchPrompt.StartAsync(new SandboxOptions { WithoutBotVersionList = true });

        var refused = await PublishAsync(gcarch, "--require-rollback");
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("Gc.Bot.RollbackUnknown", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Contains("Specify the version that is live (--previous). To publish without a version to roll back to, do not require one (omit --require-rollback).", refused.Error, StringComparison.Ordinal);

        var warned = await PublishAsync(gcarch, "--no-wait");
        Assert.Equal(0, warned.ExitCode);
        var plan = string.Join(' ', warned.Output[..warned.Output.IndexOf("publishing:", StringComparison.Ordinal)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("cannot be rolled back", plan, StringComparison.Ordinal);
        Assert.Contains("Specify a previous version", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--rollout-percentage", "0")]
    [InlineData("--rollout-percentage", "101")]
    [InlineData("--timeout", "-1")]
    [InlineData("--max-retries", "many")]
    [InlineData("--flow", "")]
    [InlineData("--previous", " ")]
    [InlineData("--no-rollback", "--require-rollback")]
    public async Task Invalid_options_are_reported_and_no_request_is_sent(params string[] arguments)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await PublishAsync(gcarch, arguments);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains(arguments[0], Assert.Single(outcome.Errors), StringComparison.Ordinal);
        Assert.Empty(gcarch.Sandbox.Requests.ToList());
    }

    [Fact]
    public async Task Declining_at_a_terminal_publishes_nothing()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        (gcarch.AtTerminal, gcarch.Input) = (true, new StringReader("n\n"));

        var outcome = await PublishAsync(gcarch);

        Assert.Equal(130, outcome.ExitCode);
        Assert.Contains("Nothing was published.", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(gcarch.Sandbox.Organization.Bots.PublishesByVersion);
    }

    [SignalFact]
    public async Task Ctrl_C_detaches_and_reports_that_the_platform_continues()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions());
        sandbox.Organization.Bots.SetOutcome("order-bot", "2.0", PublishOutcome.Stuck);
        using var gcarch = GcarchProcess.Start(sandbox, "publish-bot", "--bot", "order-bot", "--version", "2.0");
        await gcarch.SeenAsync("following: ");

        gcarch.Signal("INT");
        var outcome = await gcarch.EndAsync();

        Assert.Equal(130, outcome.ExitCode);
        Assert.Contains("The platform is still publishing it", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["order-bot/2.0"], sandbox.Organization.Bots.PublishesByVersion.Keys);
    }

    private static Task<Outcome> PublishAsync(GcarchPrompt gcarch, params string[] arguments) =>
        gcarch.RunAsync(["publish-bot", "--bot", "order-bot", "--version", "2.0", .. arguments]);
}
