using GenesysArchitect.Sandbox.World.Bots;

namespace GenesysArchitect.Sandbox.Tests;

public sealed class BotTests
{
    private const string OrderBot = "api/v2/conversations/bots/order-bot/versions";

    [Fact]
    public async Task A_bots_versions_are_listed_with_their_states()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        var versions = (await caller.GetAsync(OrderBot)).Expect(200).Entities;
        Assert.Equal(
            ["1.0 superseded", "1.1 superseded", "1.2 published", "1.3 failed", "2.0 draft"],
            versions.Select(version => $"{version!["id"]} {version["state"]}"));
        (await caller.GetAsync("api/v2/conversations/bots/no-bot/versions")).ExpectError(404, "not.found");
    }

    [Fact]
    public async Task Some_hosts_cannot_list_a_bots_versions()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { WithoutBotVersionList = true });
        using var caller = await Caller.WithTokenAsync(sandbox);
        (await caller.GetAsync(OrderBot)).ExpectError(404, "not.found");
        (await caller.GetAsync($"{OrderBot}/1.2")).Expect(200);
    }

    [Fact]
    public async Task A_version_that_failed_says_why()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        var reply = (await caller.GetAsync($"{OrderBot}/1.3")).Expect(200);
        Assert.Equal("failed", reply.Text("state"));
        Assert.Equal("bot.flow.endpoint.missing", reply.Json["errors"]![0]!["code"]!.GetValue<string>());
        (await caller.GetAsync($"{OrderBot}/9.9")).ExpectError(404, "not.found");
        (await caller.PostAsync($"{OrderBot}/9.9/publish")).ExpectError(404, "not.found");
    }

    [Fact]
    public async Task Publishing_takes_its_time_and_supersedes_the_version_in_use()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time, JobDuration = TimeSpan.FromSeconds(3) });
        using var caller = await Caller.WithTokenAsync(sandbox);
        (await caller.PostAsync($"{OrderBot}/2.0/publish")).Expect(202);
        Assert.Equal("publishing", (await caller.GetAsync($"{OrderBot}/2.0")).Text("state"));
        time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Equal("published", (await caller.GetAsync($"{OrderBot}/1.2")).Text("state"));
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal("published", (await caller.GetAsync($"{OrderBot}/2.0")).Text("state"));
        Assert.Equal("superseded", (await caller.GetAsync($"{OrderBot}/1.2")).Text("state"));
        Assert.Equal(1, sandbox.Facts.PublishesByVersion["order-bot/2.0"]);
    }

    [Fact]
    public async Task Publishing_the_version_before_is_the_way_back()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time, PublishStatus = 200 });
        using var caller = await Caller.WithTokenAsync(sandbox);
        (await caller.PostAsync($"{OrderBot}/1.1/publish")).Expect(200);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(BotVersionState.Published, sandbox.Organization.Bots.Find("order-bot", "1.1")!.State);
        Assert.Equal(BotVersionState.Superseded, sandbox.Organization.Bots.Find("order-bot", "1.2")!.State);
    }

    [Fact]
    public async Task One_version_of_a_bot_is_published_at_a_time()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { JobDuration = TimeSpan.FromMinutes(1) });
        using var caller = await Caller.WithTokenAsync(sandbox);
        (await caller.PostAsync($"{OrderBot}/2.0/publish")).Expect(202);
        (await caller.PostAsync($"{OrderBot}/2.0/publish")).ExpectError(409, "bot.publish.in.progress");
        (await caller.PostAsync($"{OrderBot}/1.1/publish")).ExpectError(409, "bot.publish.in.progress");
        (await caller.PostAsync("api/v2/conversations/bots/faq-bot/versions/4.0/publish")).Expect(202);
        Assert.Equal(1, sandbox.Facts.PublishesByVersion["order-bot/2.0"]);
    }

    [Fact]
    public async Task Publishing_what_is_in_use_changes_nothing()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        using var caller = await Caller.WithTokenAsync(sandbox);
        Assert.Equal("published", (await caller.PostAsync($"{OrderBot}/1.2/publish")).Expect(202).Text("state"));
        Assert.Equal("published", (await caller.GetAsync($"{OrderBot}/1.2")).Text("state"));
    }

    [Theory]
    [InlineData(PublishOutcome.Failed, "failed")]
    [InlineData(PublishOutcome.Draft, "draft")]
    public async Task A_publish_that_does_not_work_leaves_the_version_in_use_and_says_why(PublishOutcome outcome, string state)
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions
        {
            TimeProvider = time,
            PublishOutcomes = new Dictionary<string, PublishOutcome> { ["order-bot/2.0"] = outcome },
        });
        using var caller = await Caller.WithTokenAsync(sandbox);
        (await caller.PostAsync($"{OrderBot}/2.0/publish")).Expect(202);
        time.Advance(TimeSpan.FromSeconds(60));
        var reply = await caller.GetAsync($"{OrderBot}/2.0");
        Assert.Equal(state, reply.Text("state"));
        Assert.Single(reply.Json["errors"]!.AsArray());
        Assert.Equal("published", (await caller.GetAsync($"{OrderBot}/1.2")).Text("state"));
    }

    [Fact]
    public async Task A_stuck_publish_is_publishing_for_ever()
    {
        var time = new FakeTimeProvider(Wire.Begin);
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time });
        sandbox.Organization.Bots.SetOutcome("*", "*", PublishOutcome.Stuck);
        using var caller = await Caller.WithTokenAsync(sandbox);
        (await caller.PostAsync($"{OrderBot}/2.0/publish")).Expect(202);
        time.Advance(TimeSpan.FromSeconds(3_000));
        Assert.Equal("publishing", (await caller.GetAsync($"{OrderBot}/2.0")).Text("state"));
    }

    [Fact]
    public async Task A_bot_can_be_put_from_within()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        sandbox.Organization.Bots.Put(new Bot { Id = "new-bot", Versions = [new BotVersion("1", BotVersionState.Draft)] });
        using var caller = await Caller.WithTokenAsync(sandbox);
        Assert.Equal("draft", (await caller.GetAsync("api/v2/conversations/bots/new-bot/versions/1")).Text("state"));
        Assert.Equal(3, sandbox.Organization.Bots.ToList().Count);
    }
}
