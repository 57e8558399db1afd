using GenesysArchitect.Cli.Tests.Arrangement;

namespace GenesysArchitect.Cli.Tests.Webhooks;

/// <summary>Webhooks are sent to the receivers of the options or the environment.</summary>
public sealed class NotifyingTests : IDisposable
{
    private readonly ManifestFolder _folder = new ManifestFolder().With("flows.yaml", ManifestText.Flow("callback", "Call me back"), ManifestText.Flow("payments", "Pay here", dependsOn: "[Flow/callback]"));

    [Fact]
    public async Task Pending_deliveries_of_a_killed_run_are_sent_by_the_next_run()
    {
        await using var receiver = new WebhookReceiver { Status = null };
        await using var gcarch = await GcarchPrompt.StartAsync();
        using (var killed = GcarchProcess.Start(gcarch.Sandbox, ["apply", .. _folder.Arguments, "--state", _folder.State, "--yes", "--notify", receiver.Address]))
        {
            // The receiver has the first delivery, and the second is queued behind it.
            await receiver.CalledAsync();
            await killed.SeenAsync("payments");
            await Patience.UntilAsync(() => Pending.Length == 2);
            killed.Kill();
            await killed.EndAsync();
        }

        Assert.Single(receiver.Received);
        receiver.Status = 204;

        var outcome = await gcarch.ApplyAsync(_folder, "--yes", "--resume", "--notify", receiver.Address);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(Pending);
        Assert.Equal(["callback", "payments"], receiver.Received.DistinctBy(reported => reported.DeliveryId).Select(reported => reported.Body.GetProperty("flowId").GetString()));
        Assert.Equal(receiver.Received[0].DeliveryId, receiver.Received[1].DeliveryId);
    }

    [Fact]
    public async Task A_receiver_that_is_down_changes_neither_result_nor_output_and_its_address_is_not_shown()
    {
        await using var receiver = new WebhookReceiver { Status = 503 };
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Variables["GENESYS_WEBHOOK_URL"] = receiver.Address;
        gcarch.Variables["GENESYS_WEBHOOK_SECRET"] = "a-secret-to-sign-with";
        gcarch.Variables["GENESYS_STATE_PATH"] = _folder.State;

        var outcome = await gcarch.DeployAsync("--yes", "--output", "json", "--notify-timeout", "3");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("COMPLETED", outcome.Line.GetProperty("status").GetString());
        Assert.Contains("1 webhook delivery to 127.0.0.1", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("answered 503", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("capability", outcome.All, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret-to-sign-with", outcome.All, StringComparison.Ordinal);
        Assert.True(receiver.Received.Count > 1);
        Assert.All(receiver.Received, reported => Assert.True(reported.IsSigned));
        Assert.Single(Pending);
    }

    [Fact]
    public async Task The_event_and_format_options_are_used()
    {
        await using var receiver = new WebhookReceiver();
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Variables["GENESYS_STATE_PATH"] = _folder.State;
        gcarch.Variables["GENESYS_WEBHOOK_FORMAT"] = "teams";

        var unwanted = await gcarch.DeployAsync("--yes", "--notify", receiver.Address, "--notify-event", "bot.*", "--notify-event", "flow.*");
        var bot = await gcarch.RunAsync("publish-bot", "--bot", "order-bot", "--version", "2.0", "--yes", "--notify", receiver.Address, "--notify-format", "slack", "--notify-event", "bot.*");

        Assert.Equal([0, 0], [unwanted.ExitCode, bot.ExitCode]);
        var (_, reported, body, isSigned) = Assert.Single(receiver.Received);
        Assert.Equal("bot.published", reported);
        Assert.False(isSigned);
        Assert.True(body.TryGetProperty("blocks", out _));
    }

    [Theory]
    [InlineData("--notify", "http://hooks.example.com/capability")]
    [InlineData("--notify", "capability")]
    [InlineData("--notify", "https://hooks.example.com/capability", "--notify-event", "nothing.*")]
    public async Task Invalid_options_are_reported_before_anything_is_sent(params string[] arguments)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();

        var outcome = await gcarch.DeployAsync(["--yes", .. arguments]);

        Assert.Equal(3, outcome.ExitCode);
        Assert.StartsWith("error Gc.Webhook.Invalid", Assert.Single(outcome.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain("capability", outcome.All, StringComparison.Ordinal);
        Assert.Equal(0, gcarch.Submitted);
    }

    public void Dispose() => _folder.Dispose();

    private string[] Pending => Directory.Exists(Path.Join(_folder.State, "outbox")) ? Directory.GetFiles(Path.Join(_folder.State, "outbox"), "*.json", SearchOption.AllDirectories) : [];
}
