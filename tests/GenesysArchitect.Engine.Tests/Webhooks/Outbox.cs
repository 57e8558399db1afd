using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Webhooks;

namespace GenesysArchitect.Engine.Tests.Webhooks;

/// <summary>A temporary folder with an outbox, and notifications to send.</summary>
internal sealed class Outbox : IDisposable
{
    /// <summary>Short waits, and timeouts that no slow machine reaches.</summary>
    public static WebhookSending Brisk { get; } = new()
    {
        AttemptTimeout = Patience.HangGuard,
        FirstDelay = TimeSpan.FromMilliseconds(5),
        MaxDelay = TimeSpan.FromMilliseconds(20),
        LockPause = TimeSpan.FromMilliseconds(20),
    };

    public string Folder { get; } = Path.Join(Path.GetTempPath(), $"gc-outbox-{Guid.NewGuid():N}");

    public string Files => Path.Join(Folder, "outbox");

    public Task<IReadOnlyList<GcPendingWebhook>> PendingAsync() => new WebhookOutbox(Folder).ListAsync(CancellationToken.None);

    public WebhookSettings Settings(params WebhookEndpoint[] endpoints) => new() { Endpoints = endpoints, StatePath = Folder, Deadline = Patience.HangGuard };

    public WebhookObserver Observer(WebhookEndpoint endpoint, string? secret = null, TimeSpan? deadline = null) =>
        new(Settings(endpoint) with { Secret = secret is null ? null : new Secret(secret), Deadline = deadline ?? Patience.HangGuard }, Brisk);

    public static WebhookEndpoint Endpoint(RawHost receiver, WebhookFormat format = WebhookFormat.Json, params string[] events) =>
        WebhookEndpoint.Parse($"{receiver.BaseAddress}hook", format, events);

    /// <summary>The end of a step that has changed a flow.</summary>
    public static StepEnded Changed(int number, string run = "run-1") => new(new StepResult
    {
        Address = new ResourceAddress("Flow", $"flow-{number}"),
        Status = StepStatus.Succeeded,
        Output = GcFlow.Of(FlowDocument.Of(TestOrganization.Json($$"""{"id":"flow-{{number}}","name":"Flow {{number}}","_version":{{number}},"lifecycle_state":"published"}"""))) with { Change = ChangeKind.Update },
    })
    {
        RunId = run,
        Time = DateTimeOffset.UnixEpoch.AddSeconds(number),
    };

    /// <summary>Adds deliveries to the outbox without a receiver.</summary>
    public async Task LeaveAsync(WebhookEndpoint endpoint, params int[] numbers)
    {
        await using var observer = Observer(endpoint);
        foreach (var number in numbers)
        {
            await observer.ObserveAsync(Changed(number));
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
