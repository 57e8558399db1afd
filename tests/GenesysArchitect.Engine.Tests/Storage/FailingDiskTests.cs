using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Tests.Auditing;
using GenesysArchitect.Engine.Tests.ManifestRuns;
using GenesysArchitect.Engine.Tests.Webhooks;
using GenesysArchitect.Engine.Webhooks;

namespace GenesysArchitect.Engine.Tests.Storage;

/// <summary>Runs, the audit log and the outbox distinguish a failing disk from a lock held by another process.</summary>
public sealed class FailingDiskTests : IDisposable
{
    private const string RunLockName = "runs/one.lock";
    private const string Endpoint = "outbox/receiver";

    private readonly TestStore _folder = new();

    private string AuditPath => _folder.PathOf("log/audit.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_lock_held_by_another_process_is_reported_as_held()
    {
        foreach (var path in new[] { _folder.PathOf(RunLockName), $"{AuditPath}.lock", _folder.PathOf($"{Endpoint}/lock") })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var held = await OtherProcess.StartHoldingAsync(path);

            var (run, audit, outbox) = await TryAllAsync();

            Assert.Equal(path == _folder.PathOf(RunLockName) ? ErrorIds.RunLocked : null, run?.ErrorId);
            Assert.Equal(path == $"{AuditPath}.lock" ? ErrorIds.AuditBusy : null, audit?.ErrorId);
            Assert.Equal(path == _folder.PathOf($"{Endpoint}/lock") ? "held" : null, outbox);
            held.Kill();
            await held.WaitForExitAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Obstacle.All), MemberType = typeof(Obstacle))]
    public async Task A_failing_disk_is_reported_as_such(string kind)
    {
        using var one = Obstacle.Put(kind, _folder.PathOf(RunLockName));
        using var other = Obstacle.Put(kind, $"{AuditPath}.lock");
        Directory.CreateDirectory(_folder.PathOf("outbox"));
        using var third = Obstacle.Put(kind, _folder.PathOf($"{Endpoint}/lock"));

        var (run, audit, outbox) = await TryAllAsync();

        Assert.Equal((ErrorIds.FileNotWritten, ErrorKind.Failed), (run?.ErrorId, run?.Kind));
        Assert.EndsWith(" Nothing was sent.", run!.Message, StringComparison.Ordinal);
        Assert.Equal((ErrorIds.AuditNotWritten, ErrorKind.Failed, AuditPath), (audit?.ErrorId, audit?.Kind, audit?.Target));
        Assert.Equal(ErrorIds.FileNotWritten, outbox);
    }

    [Fact]
    public async Task A_full_disk_is_reported_by_the_audit_log_and_by_the_journal()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        Directory.CreateDirectory(_folder.PathOf("log"));
        Directory.CreateDirectory(_folder.PathOf("runs"));
        File.CreateSymbolicLink(AuditPath, "/dev/full");
        File.CreateSymbolicLink(_folder.PathOf("runs/r.jsonl"), "/dev/full");

        var (_, audit, _) = await TryAllAsync();
        Assert.Equal(ErrorIds.AuditNotWritten, audit?.ErrorId);
        Assert.Contains("No space left on device", audit!.Message, StringComparison.Ordinal);

        var header = new JournalHeader { RunId = "r", Tool = "t", Organization = "o", OrganizationName = "o", ManifestHash = "h", Paths = [], Owner = TestStore.Ada, Steps = [] };
        var record = new JournalRecord { Name = "runs/r.jsonl", Path = "r", Header = header, Definitions = ResourceDefinitions.Default, Started = default, Lines = [] };
        var journal = await Assert.ThrowsAsync<GcException>(() => RunJournal.ContinueAsync(_folder.Store, record, new JournalSecrets([]), TimeProvider.System));
        Assert.Equal((ErrorIds.FileNotWritten, ErrorKind.Failed), (journal.ErrorId, journal.Kind));
        Assert.Contains("the journal cannot be written. No space left on device", journal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_sent_because_of_the_disk_is_reported_with_the_reason()
    {
        using var outbox = new Outbox();
        await using var receiver = new RawHost(_ => RawReply.Json("{}"));
        var endpoint = Outbox.Endpoint(receiver);
        Directory.CreateDirectory(Path.Join(outbox.Files, endpoint.Key, "lock"));
        await using var observer = outbox.Observer(endpoint);

        await observer.ObserveAsync(Outbox.Changed(1));

        Assert.Contains("the lock cannot be used", Assert.Single(await observer.FinishAsync(CancellationToken.None)), StringComparison.Ordinal);
        Assert.Empty(receiver.Calls);
    }

    [Fact]
    public async Task A_failing_disk_is_not_mistaken_for_a_run_in_progress()
    {
        await using var folder = await ManifestFolder.StartAsync(ManifestRuns.Manifests.Bundles("desk"));
        await folder.DieAtAsync(happened => happened is StepCheckpoint { Name: "submitted" });
        Assert.Equal(RunState.Interrupted, Assert.Single(await folder.ListAsync()).Status);

        var path = Directory.GetFiles(folder.Runs, "*.lock").Single();
        using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(RunState.Running, Assert.Single(await folder.ListAsync()).Status);
        }

        File.Delete(path);
        Directory.CreateDirectory(path);
        Assert.Equal(ErrorIds.FileNotWritten, (await Assert.ThrowsAnyAsync<GcException>(folder.ListAsync)).ErrorId);
    }

    private async Task<(GcException? Run, GcException? Audit, string? Outbox)> TryAllAsync()
    {
        var run = await FailureAsync(async () => await (await RunLock.TakeAsync(_folder.Store, RunLockName, "Northwind", TimeProvider.System, Random.Shared, CancellationToken.None)).DisposeAsync());
        var audit = await FailureAsync(() => new AuditFile(new AuditSettings { Path = AuditPath }, TimeProvider.System, Random.Shared).AppendAsync([AuditTestLog.Entry()], isFlushed: true, TimeSpan.FromMilliseconds(50)));
        string? outbox = null;
        var failure = await FailureAsync(async () =>
        {
            await using var held = await new EndpointOutbox(_folder.Store, Endpoint, TimeProvider.System).TryLockAsync(CancellationToken.None);
            outbox = held is null ? "held" : null;
        });
        return (run, audit, failure?.ErrorId ?? outbox);
    }

    private static async Task<GcException?> FailureAsync(Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (GcException failure)
        {
            return failure;
        }
    }
}
