using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Webhooks;
using Microsoft.Extensions.Time.Testing;

namespace GenesysArchitect.Engine.Tests.Webhooks;

/// <summary>Valid receivers and events, and what is displayed of them.</summary>
public sealed class EndpointTests
{
    [Theory]
    [InlineData("http://hooks.example.com/capability")]
    [InlineData("https://name:capability@hooks.example.com/")]
    [InlineData("ftp://hooks.example.com/capability")]
    [InlineData("hooks.example.com/capability")]
    [InlineData("file:///etc/capability")]
    [InlineData("")]
    public void An_address_that_is_not_safe_is_refused_and_not_repeated(string address)
    {
        var refused = Assert.Throws<GcException>(() => WebhookEndpoint.Parse(address));
        Assert.Equal(ErrorIds.WebhookInvalid, refused.ErrorId);
        Assert.DoesNotContain("capability", $"{refused.Message} {refused.Target}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://hooks.example.com/capability", "hooks.example.com")]
    [InlineData("https://hooks.example.com:8443/capability#there", "hooks.example.com:8443")]
    [InlineData("http://127.0.0.1:9000/capability", "127.0.0.1:9000")]
    [InlineData("http://localhost/capability", "localhost")]
    [InlineData("http://[::1]:9000/capability", "[::1]:9000")]
    public void Only_the_host_of_an_address_is_shown(string address, string host)
    {
        var endpoint = WebhookEndpoint.Parse(address);
        Assert.Equal(host, endpoint.Host);
        Assert.Equal($"{host} (Json)", $"{endpoint}");
        Assert.DoesNotContain(typeof(WebhookEndpoint).GetProperties(), property => $"{property.GetValue(endpoint)}".Contains("capability", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_requested_events_are_sent()
    {
        using var outbox = new Outbox();
        await using var receiver = new RawHost(_ => RawReply.Json("{}"));
        await using var observer = new WebhookObserver(
            outbox.Settings(Outbox.Endpoint(receiver, WebhookFormat.Json, "deployment.*"), Outbox.Endpoint(receiver, WebhookFormat.Slack, "BOT.*", "flow.?pdated")),
            Outbox.Brisk);

        await observer.ObserveAsync(Outbox.Changed(1));
        Assert.Empty(await observer.FinishAsync(CancellationToken.None));

        Assert.Contains("\"blocks\"", Assert.Single(receiver.Calls).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_event_is_rejected_and_the_known_ones_are_listed()
    {
        var refused = Assert.Throws<GcException>(() => WebhookEndpoint.Parse("https://hooks.example.com", WebhookFormat.Json, ["deployment.*", "deploiment.*"]));
        Assert.Contains("deploiment.*", refused.Message, StringComparison.Ordinal);
        Assert.Contains("deployment.stuck", refused.Advice(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_can_list_receivers_and_explicit_settings_override_it()
    {
        var environment = new Dictionary<string, string>
        {
            ["GENESYS_WEBHOOK_URL"] = "https://a.example.com/x, https://b.example.com/y\nhttps://a.example.com/x",
            ["GENESYS_WEBHOOK_FORMAT"] = "teams",
            ["GENESYS_WEBHOOK_EVENTS"] = "bot.* deployment.stuck",
            ["GENESYS_WEBHOOK_SECRET"] = "a-secret-to-sign-with",
        };
        var read = WebhookSettings.Read("state", null, null, null, null, environment.GetValueOrDefault)!;
        Assert.Equal(["a.example.com (Teams)", "b.example.com (Teams)"], read.Endpoints.Select(endpoint => $"{endpoint}"));
        Assert.Equal(["bot.*", "deployment.stuck"], read.Endpoints[0].Events);
        Assert.NotNull(read.Secret);
        Assert.DoesNotContain("a-secret-to-sign-with", $"{read}", StringComparison.Ordinal);

        var said = WebhookSettings.Read("state", ["https://c.example.com"], WebhookFormat.Slack, ["flow.updated"], null, environment.GetValueOrDefault)!;
        Assert.Equal("c.example.com (Slack)", $"{Assert.Single(said.Endpoints)}");
        Assert.Null(WebhookSettings.Read("state", null, null, null, null, _ => null));
        environment["GENESYS_WEBHOOK_FORMAT"] = "xml";
        Assert.Throws<GcException>(() => WebhookSettings.Read("state", null, null, null, null, environment.GetValueOrDefault));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var outbox = new Outbox();
        await using var elsewhere = new RawHost(_ => RawReply.Json("{}"));
        await using var receiver = new RawHost(_ => RawReply.Json("{}", 307, $"Location: {elsewhere.BaseAddress}hook"));
        await using var observer = outbox.Observer(Outbox.Endpoint(receiver), deadline: TimeSpan.FromMilliseconds(300));

        await observer.ObserveAsync(Outbox.Changed(1));
        await Patience.UntilAsync(async () => (await outbox.PendingAsync())[0].LastError is not null);

        Assert.Contains("a redirect", Assert.Single(await observer.FinishAsync(CancellationToken.None)), StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
        Assert.NotEmpty(receiver.Calls);
    }

    [Fact]
    public async Task Deliveries_that_must_be_signed_are_not_sent_without_a_secret()
    {
        using var outbox = new Outbox();
        await using var receiver = new RawHost(request => request.Headers.ContainsKey("X-GenesysArchitect-Signature") ? RawReply.Json("{}", 503) : RawReply.Json("{}"));
        var endpoint = Outbox.Endpoint(receiver);
        await using (var observer = outbox.Observer(endpoint, "a-secret-to-sign-with", TimeSpan.FromMilliseconds(300)))
        {
            await observer.ObserveAsync(Outbox.Changed(1));
            await observer.FinishAsync(CancellationToken.None);
        }

        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var sending = new WebhookOutbox(StateStore.Open(outbox.Folder), time).SendAsync([endpoint.Key], null, TimeSpan.FromMinutes(1), skipRefused: false, _ => { }, CancellationToken.None);
        await Patience.UntilAsync(async () => (await outbox.PendingAsync())[0].LastError?.Contains("no secret", StringComparison.Ordinal) == true);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("no secret", Assert.Single(await sending).LastError, StringComparison.Ordinal);
        Assert.All(receiver.Calls, call => Assert.True(call.Headers.ContainsKey("X-GenesysArchitect-Signature")));
    }
}
