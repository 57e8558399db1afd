using System.Collections.Concurrent;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Webhooks;
using Microsoft.Extensions.Time.Testing;

namespace GenesysArchitect.Engine.Tests.Webhooks;

/// <summary>All notifications are delivered in order, whatever the receiver does.</summary>
public sealed class DeliveryTests
{
    private static readonly string[] Eight = [.. Enumerable.Range(1, 8).Select(number => $"flow-{number}")];

    [Fact]
    public async Task A_receiver_that_fails_nine_times_in_ten_gets_every_event_in_order()
    {
        using var outbox = new Outbox();
        var accepted = new ConcurrentQueue<RawRequest>();
        await using var receiver = new RawHost(request => Misbehaving(request, accepted));
        await using var other = new RawHost(_ => RawReply.Json("ok"));
        await using var observer = new WebhookObserver(outbox.Settings(Outbox.Endpoint(receiver), Outbox.Endpoint(other)), Outbox.Brisk);

        foreach (var number in Enumerable.Range(1, 8))
        {
            await observer.ObserveAsync(Outbox.Changed(number));
        }

        Assert.Empty(await observer.FinishAsync(CancellationToken.None));
        Assert.Equal(Eight, accepted.Flows());
        Assert.Equal(Eight, receiver.Calls.Flows());
        Assert.Equal(Eight, other.Calls.Flows());
        Assert.True(receiver.Calls.Count >= 72, $"{receiver.Calls.Count} attempts");
        Assert.Empty(await outbox.PendingAsync());
    }

    [Fact]
    public async Task A_receiver_that_says_nothing_is_asked_again_after_the_time_out()
    {
        using var outbox = new Outbox();
        var time = new FakeTimeProvider();
        await using var receiver = new RawHost(request => request.Nth == 1 ? RawReply.Silence : RawReply.Json("{}"));
        await using var observer = new WebhookObserver(outbox.Settings(Outbox.Endpoint(receiver)), Outbox.Brisk with { Time = time, AttemptTimeout = TimeSpan.FromSeconds(10) });

        await observer.ObserveAsync(Outbox.Changed(1));
        await Patience.UntilAsync(() => receiver.Calls.Count == 1);
        time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Null((await outbox.PendingAsync())[0].LastError);
        time.Advance(TimeSpan.FromSeconds(0.1));
        await Patience.UntilAsync(async () => (await outbox.PendingAsync())[0].LastError is not null);
        var finishing = observer.FinishAsync(CancellationToken.None);
        await Patience.UntilAsync(() =>
        {
            time.Advance(Outbox.Brisk.MaxDelay);
            return receiver.Calls.Count == 2;
        });

        Assert.Empty(await finishing);
        Assert.Equal(["flow-1"], receiver.Calls.Flows());
        Assert.Equal(2, receiver.Calls.Count);
    }

    [Fact]
    public async Task What_earlier_runs_have_left_goes_first()
    {
        using var outbox = new Outbox();
        await using var receiver = new RawHost(_ => RawReply.Raw(204, []));
        await outbox.LeaveAsync(Outbox.Endpoint(receiver), 1, 2);
        var before = receiver.Calls.Count;
        await using var observer = outbox.Observer(Outbox.Endpoint(receiver));

        await observer.ObserveAsync(Outbox.Changed(3, "run-2"));
        Assert.Empty(await observer.FinishAsync(CancellationToken.None));

        Assert.True(before <= 2);
        Assert.Equal(["flow-1", "flow-2", "flow-3"], receiver.Calls.Flows());
    }

    [Fact]
    public async Task Two_processes_that_notify_one_receiver_keep_their_order()
    {
        using var outbox = new Outbox();
        await using var receiver = new RawHost(request => request.Nth % 3 == 0 ? RawReply.Json("{}", 503) : RawReply.Json("{}"));
        await using var one = outbox.Observer(Outbox.Endpoint(receiver));
        await using var other = outbox.Observer(Outbox.Endpoint(receiver));

        foreach (var number in Enumerable.Range(1, 10))
        {
            await one.ObserveAsync(Outbox.Changed(number, "run-1"));
            await other.ObserveAsync(Outbox.Changed(number + 100, "run-2"));
        }

        await Task.WhenAll(one.FinishAsync(CancellationToken.None), other.FinishAsync(CancellationToken.None));
        Assert.Empty(await outbox.PendingAsync());
        var reported = receiver.Calls.Flows();
        Assert.Equal(20, reported.Count);
        Assert.Equal(Enumerable.Range(1, 10).Select(number => $"flow-{number}"), reported.Where(flow => flow.Length < 8));
        Assert.Equal(Enumerable.Range(101, 10).Select(number => $"flow-{number}"), reported.Where(flow => flow.Length == 8));
    }

    [Fact]
    public async Task A_repeated_event_of_a_resumed_run_has_the_same_id_and_is_queued_once()
    {
        using var outbox = new Outbox();
        await using var receiver = new RawHost(_ => RawReply.Json("{}"));
        var endpoint = Outbox.Endpoint(receiver);
        await using (var observer = outbox.Observer(endpoint))
        {
            await observer.ObserveAsync(Outbox.Changed(1));
            await observer.FinishAsync(CancellationToken.None);
        }

        await using (var observer = outbox.Observer(endpoint))
        {
            await observer.ObserveAsync(Outbox.Changed(1));
            await observer.ObserveAsync(Outbox.Changed(1, "run-2"));
            await observer.FinishAsync(CancellationToken.None);
        }

        Assert.Equal(3, receiver.Calls.Count);
        Assert.Equal(receiver.Calls[0].DeliveryId(), receiver.Calls[1].DeliveryId());
        Assert.NotEqual(receiver.Calls[0].DeliveryId(), receiver.Calls[2].DeliveryId());
    }

    [Fact]
    public async Task Nothing_is_sent_before_its_Retry_After_has_passed_not_by_the_next_run_either()
    {
        using var outbox = new Outbox();
        var time = new FakeTimeProvider();
        var arrivals = new ConcurrentQueue<DateTimeOffset>();
        await using var receiver = new RawHost(request =>
        {
            arrivals.Enqueue(time.GetUtcNow());
            return request.Nth == 1 ? RawReply.Json("{}", 429, "Retry-After: 60") : RawReply.Json("{}");
        });
        var sending = Outbox.Brisk with { Time = time, AttemptTimeout = TimeSpan.FromDays(1) };
        await using (var observer = new WebhookObserver(outbox.Settings(Outbox.Endpoint(receiver)) with { Deadline = TimeSpan.FromSeconds(10) }, sending))
        {
            await observer.ObserveAsync(Outbox.Changed(1));
            await Patience.UntilAsync(async () => (await outbox.PendingAsync())[0].LastError is not null);
            Assert.Contains("answered 429", Assert.Single(await PassAsync(time, observer.FinishAsync(CancellationToken.None))), StringComparison.Ordinal);
        }

        await using (var observer = new WebhookObserver(outbox.Settings(Outbox.Endpoint(receiver)) with { Deadline = TimeSpan.FromDays(1) }, sending))
        {
            await observer.ObserveAsync(Outbox.Changed(2));
            Assert.Empty(await PassAsync(time, observer.FinishAsync(CancellationToken.None)));
        }

        Assert.True(arrivals.ElementAt(1) >= arrivals.First().AddSeconds(60), $"{arrivals.ElementAt(1)}");
        Assert.Equal(["flow-1", "flow-2"], receiver.Calls.Flows());
    }

    [Fact]
    public async Task A_rejected_delivery_blocks_later_ones_unless_skipped()
    {
        using var outbox = new Outbox();
        await using var receiver = new RawHost(request => request.FlowId() == "flow-1" ? RawReply.Json("{}", 400) : RawReply.Json("{}"));
        var endpoint = Outbox.Endpoint(receiver);
        await using (var observer = outbox.Observer(endpoint, deadline: TimeSpan.FromMilliseconds(300)))
        {
            await observer.ObserveAsync(Outbox.Changed(1));
            await observer.ObserveAsync(Outbox.Changed(2));
            await Patience.UntilAsync(async () => (await outbox.PendingAsync())[0].Status == WebhookStatus.Refused);
            Assert.Contains("2 webhook deliveries to 127.0.0.1", Assert.Single(await observer.FinishAsync(CancellationToken.None)), StringComparison.Ordinal);
        }

        Assert.Equal([WebhookStatus.Refused, WebhookStatus.Pending], (await outbox.PendingAsync()).Select(delivery => delivery.Status));
        Assert.Equal(["flow-1"], receiver.Calls.Flows());

        var arrived = new ConcurrentQueue<GcPendingWebhook>();
        var left = await new WebhookOutbox(outbox.Folder).SendAsync([endpoint.Key], null, Patience.HangGuard, skipRefused: true, arrived.Enqueue, CancellationToken.None);

        Assert.Equal("answered 400", Assert.Single(left).LastError);
        Assert.Equal(WebhookStatus.Delivered, Assert.Single(arrived).Status);
    }

    [Fact]
    public async Task The_outbox_is_private_and_contains_no_secret()
    {
        using var outbox = new Outbox();
        await using var receiver = new RawHost(_ => RawReply.Json("{}", 500));
        await using var observer = outbox.Observer(Outbox.Endpoint(receiver), "a-secret-to-sign-with", TimeSpan.Zero);
        await observer.ObserveAsync(Outbox.Changed(1));
        await observer.FinishAsync(CancellationToken.None);

        var file = Assert.Single(Directory.GetFiles(outbox.Files, "*.json", SearchOption.AllDirectories));
        Assert.DoesNotContain("a-secret-to-sign-with", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task An_invalid_outbox_file_is_reported_and_blocks_only_its_receiver()
    {
        using var outbox = new Outbox();
        await using var receiver = new RawHost(_ => RawReply.Json("{}"));
        await using var other = new RawHost(_ => RawReply.Json("{}"));
        var broken = Path.Join(outbox.Files, Outbox.Endpoint(receiver).Key);
        Directory.CreateDirectory(broken);
        await File.WriteAllTextAsync(Path.Join(broken, "0000000000000000001-x.json"), "{");
        await using var observer = new WebhookObserver(outbox.Settings(Outbox.Endpoint(receiver), Outbox.Endpoint(other)), Outbox.Brisk);

        await observer.ObserveAsync(Outbox.Changed(1));

        Assert.Contains("0000000000000000001-x.json", Assert.Single(await observer.FinishAsync(CancellationToken.None)), StringComparison.Ordinal);
        Assert.Empty(receiver.Calls);
        Assert.Single(other.Calls);
    }

    // The clock advances until the task has ended: a minute takes longer on a slow machine, and nothing else changes.
    private static async Task<T> PassAsync<T>(FakeTimeProvider time, Task<T> task)
    {
        while (await Task.WhenAny(task, Task.Delay(Patience.Pause)) != task)
        {
            time.Advance(TimeSpan.FromSeconds(1));
        }

        return await task;
    }

    // Nine of ten attempts fail, each in another way; some of them after the receiver has read everything.
    private static RawReply Misbehaving(RawRequest request, ConcurrentQueue<RawRequest> accepted)
    {
        switch (request.Nth % 10)
        {
            case 0:
                accepted.Enqueue(request);
                return RawReply.Raw(202, []);
            case 1: return RawReply.Json("{}", 500);
            case 2: return RawReply.Close;
            case 3: return RawReply.Close with { Ending = RawEnding.Reset };
            case 4: return RawReply.Json("{}", 302, "Location: http://127.0.0.1:9/elsewhere");
            case 5: return RawReply.Json("{}", 429, "Retry-After: 0");
            case 6: return RawReply.Text("this is no HTTP\r\n\r\n");
            case 7: return RawReply.Text("HTTP/1.1 20");
            case 8: return RawReply.Json("{}", 404);
            default: return RawReply.Json("busy", 503);
        }
    }
}
