using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Storage;

/// <summary>A lock has one owner at a time among all processes; a failing disk is not an owner.</summary>
public sealed class LockTests : IDisposable
{
    private const string Name = "runs/one.lock";

    private readonly TestStore _folder = new();

    private StateStore Store => _folder.Store;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_lock_is_held_by_one_and_others_see_by_whom_and_since_when()
    {
        Assert.Equal(LockStatus.Free, await Store.LockStatusAsync(Name, CancellationToken.None));
        await using (var held = await Store.TryLockAsync(Name, TestStore.Ada, CancellationToken.None))
        {
            Assert.Null(held!.PreviousOwner);
            Assert.Null(await Store.TryLockAsync(Name, TestStore.Ada, CancellationToken.None));
            Assert.Equal(new LockStatus(true, TestStore.Ada), await Store.LockStatusAsync(Name, CancellationToken.None));
        }

        Assert.Equal(LockStatus.Free, await Store.LockStatusAsync(Name, CancellationToken.None));
        Assert.Equal([_folder.PathOf(Name)], Directory.GetFiles(_folder.PathOf("runs")));
    }

    [Fact]
    public async Task The_files_of_a_lock_have_the_names_and_the_form_of_earlier_versions()
    {
        await using var held = await Store.TryLockAsync(Name, TestStore.Ada, CancellationToken.None);

        Assert.Equal("""{"user":"ada","host":"build-7","processId":4711,"since":"2026-05-04T12:30:01+00:00"}""", _folder.Text("runs/one.owner.json"));
        foreach (var file in Directory.GetFiles(_folder.PathOf("runs")))
        {
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
        }
    }

    [Fact]
    public async Task A_lock_whose_owner_is_not_recorded_has_no_file_but_its_own()
    {
        await using var held = await Store.TryLockAsync(Name, null, CancellationToken.None);

        Assert.Equal([_folder.PathOf(Name)], Directory.GetFiles(_folder.PathOf("runs")));
        Assert.Equal(new LockStatus(true, null), await Store.LockStatusAsync(Name, CancellationToken.None));
    }

    [Fact]
    public async Task Another_process_holds_a_lock_until_it_is_dead()
    {
        Directory.CreateDirectory(_folder.PathOf("runs"));
        using var holder = await OtherProcess.StartHoldingAsync(_folder.PathOf(Name));
        Assert.Null(await Store.TryLockAsync(Name, null, CancellationToken.None));
        Assert.True((await Store.LockStatusAsync(Name, CancellationToken.None)).IsHeld);

        holder.Kill();
        await holder.WaitForExitAsync();

        await using var held = await Store.TryLockAsync(Name, null, CancellationToken.None);
        Assert.NotNull(held);
    }

    [Fact]
    public async Task The_next_owner_learns_who_abandoned_the_lock()
    {
        _folder.Put("runs/one.owner.json", """{"user":"ada","host":"build-7","processId":4711,"since":"2026-05-04T12:30:01+00:00"}""");

        await using var held = await Store.TryLockAsync(Name, TestStore.Ada with { ProcessId = 1 }, CancellationToken.None);

        Assert.Equal(TestStore.Ada, held!.PreviousOwner);
    }

    [Fact]
    public async Task A_lock_is_waited_for_until_it_is_free()
    {
        var first = await Store.TryLockAsync(Name, null, CancellationToken.None);
        var time = new AttentiveTime();
        var waiting = Store.LockAsync(Name, null, new LockPatience(TimeSpan.FromDays(1), time, new Random(1)), CancellationToken.None);

        await time.Waited.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.False(waiting.IsCompleted);
        await first!.DisposeAsync();

        await using var second = await waiting.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.NotNull(second);
    }

    [Fact]
    public async Task The_wait_for_a_lock_ends_when_its_time_is_up_and_when_it_is_cancelled()
    {
        await using var first = await Store.TryLockAsync(Name, null, CancellationToken.None);
        Assert.Null(await Store.LockAsync(Name, null, new LockPatience(TimeSpan.FromMilliseconds(30), TimeProvider.System, Random.Shared), CancellationToken.None));
        Assert.Null(await Store.LockAsync(Name, null, new LockPatience(TimeSpan.Zero, TimeProvider.System, Random.Shared), CancellationToken.None));

        var time = new AttentiveTime();
        using var stop = new CancellationTokenSource();
        var waiting = Store.LockAsync(Name, null, new LockPatience(TimeSpan.FromDays(1), time, Random.Shared), stop.Token);
        await time.Waited.WaitAsync(TimeSpan.FromMinutes(1));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [MemberData(nameof(Obstacle.All), MemberType = typeof(Obstacle))]
    public async Task A_lock_that_cannot_be_opened_is_an_error_and_not_a_lock_that_is_held(string kind)
    {
        using var obstacle = Obstacle.Put(kind, _folder.PathOf(Name));

        var failure = await Assert.ThrowsAsync<StorageException>(() => Store.LockAsync(Name, null, new LockPatience(TimeSpan.FromDays(1), TimeProvider.System, Random.Shared), CancellationToken.None));
        Assert.Equal((ErrorIds.FileNotWritten, ErrorKind.Failed), (failure.ErrorId, failure.Kind));
        if (kind == Obstacle.Parent)
        {
            Assert.Equal(LockStatus.Free, await Store.LockStatusAsync(Name, CancellationToken.None));
        }
        else
        {
            await Assert.ThrowsAsync<StorageException>(() => Store.LockStatusAsync(Name, CancellationToken.None));
        }
    }

    [Fact]
    public async Task A_lock_whose_owner_cannot_be_written_is_not_taken()
    {
        _folder.Block("runs/one.owner.json");

        await Assert.ThrowsAsync<StorageException>(() => Store.TryLockAsync(Name, TestStore.Ada, CancellationToken.None));

        Assert.False((await Store.LockStatusAsync(Name, CancellationToken.None)).IsHeld);
    }

    /// <summary>Signals when a caller waits on it.</summary>
    private sealed class AttentiveTime : TimeProvider
    {
        private readonly TaskCompletionSource _waited = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Waited => _waited.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _waited.TrySetResult();
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
