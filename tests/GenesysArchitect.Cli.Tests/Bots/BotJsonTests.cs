using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Bots;

namespace GenesysArchitect.Cli.Tests.Bots;

public sealed class BotJsonTests
{
    private static readonly string[] Properties =
    [
        "botId", "versionId", "previousVersionId", "state", "change", "rolledBack", "dependencies", "errors",
        "duration", "latencyMs", "environment", "rolloutPercentage",
    ];

    [Fact]
    public async Task A_line_has_every_property_of_a_version_that_was_published()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await PublishAsync(gcarch, "--flow", "main-ivr", "--environment", "prod", "--rollout-percentage", "25");

        var line = outcome.Line;
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(Properties, line.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("order-bot", "2.0", "1.2"), (line.GetProperty("botId").GetString(), line.GetProperty("versionId").GetString(), line.GetProperty("previousVersionId").GetString()));
        Assert.Equal(("published", "Publish", false), (line.GetProperty("state").GetString(), line.GetProperty("change").GetString(), line.GetProperty("rolledBack").GetBoolean()));
        Assert.Equal("""[{"kind":"Flow","id":"main-ivr","name":"Main IVR","status":"Active"}]""", line.GetProperty("dependencies").GetRawText());
        Assert.True(line.GetProperty("latencyMs").GetInt64() >= 900);
        Assert.Equal(("prod", 25), (line.GetProperty("environment").GetString(), line.GetProperty("rolloutPercentage").GetInt32()));
    }

    [Fact]
    public async Task A_line_has_the_errors_of_the_platform_and_the_rollback()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Sandbox.Organization.Bots.SetOutcome("order-bot", "2.0", PublishOutcome.Failed);

        var line = (await PublishAsync(gcarch)).Line;

        Assert.Equal([.. Properties, "error"], line.EnumerateObject().Select(property => property.Name));
        Assert.True(line.GetProperty("rolledBack").GetBoolean());
        Assert.Equal("bot.language.model.invalid", line.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal("Gc.Bot.PublishFailed", line.GetProperty("error").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_blocked_version_has_its_dependencies()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var line = (await PublishAsync(gcarch, "--skill", "nope")).Line;

        Assert.Equal([.. Properties, "error"], line.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("draft", "NoChange"), (line.GetProperty("state").GetString(), line.GetProperty("change").GetString()));
        Assert.Equal("""[{"kind":"Skill","id":"nope","name":null,"status":"Absent"}]""", line.GetProperty("dependencies").GetRawText());
    }

    private static Task<Outcome> PublishAsync(GcarchPrompt gcarch, params string[] arguments) =>
        gcarch.RunAsync(["publish-bot", "--bot", "order-bot", "--version", "2.0", "--output", "json", .. arguments]);
}
