using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>A lock is compared with the current state of the organization.</summary>
public class LockComparingTests
{
    [Fact]
    public async Task A_lock_of_the_current_state_is_current()
    {
        await using var disk = await LockOnDisk.StartAsync();
        await disk.WriteAsync();

        var test = await disk.TestAsync();

        Assert.True(test.IsCurrent);
        Assert.Equal((disk.Path, test.CurrentHash), (test.Path, test.LockHash));
        Assert.Equal(DependencyLockFile.Read(disk.Path).Hash, test.LockHash);
    }

    [Fact]
    public async Task Added_removed_and_changed_uses_are_reported()
    {
        await using var disk = await LockOnDisk.StartAsync();
        await disk.WriteAsync();
        disk.Organization.PutAction("look-up", ["1.0", "1.1", "1.2", "2.0"]);
        disk.Organization.PutFlow("ivr", ["look-up [1.0, 2.0)", "voice-print [2.4]"], ["closing"]);

        var test = await disk.TestAsync();

        Assert.False(test.IsCurrent);
        Assert.Null(test.Error);
        Assert.NotEqual(test.LockHash, test.CurrentHash);
        Assert.Equal(["voice-print 2.4 [2.4] for flow ivr in dev"], test.Added.Select(use => use.ToString()));
        Assert.Equal(["charge 3.0 [3.0] for flow ivr in dev", "look-up 1.1 [1.0, ) for action charge"], test.Removed.Select(use => use.ToString()));
        Assert.Equal(["~ look-up 1.1 [1.0, 2.0) for flow ivr in dev → 1.2"], test.Moved.Select(move => move.ToString()));
    }

    [Fact]
    public async Task The_query_of_the_lock_is_repeated()
    {
        await using var disk = await LockOnDisk.StartAsync();
        var resolution = await disk.Organization.ResolveAsync(new DependencyQuery { FlowIds = ["closing", "ivr", "closing"], Environment = "dev", Fallback = VersionFallback.Lowest });
        disk.Dependencies.WriteLock(resolution, disk.Path, overwrite: false);
        disk.Organization.PutFlow("elsewhere", ["look-up [9.9]"], ["ivr"]);

        Assert.True((await disk.TestAsync()).IsCurrent);
        Assert.Equal(["closing", "ivr"], DependencyLockFile.Read(disk.Path).FlowIds);
    }

    [Fact]
    public async Task An_unreadable_or_unresolvable_state_is_not_current()
    {
        await using var disk = await LockOnDisk.StartAsync();
        await disk.WriteAsync();
        disk.Organization.PutFlow("closing", [], ["gone"]);

        var test = await disk.TestAsync();

        Assert.False(test.IsCurrent);
        Assert.Equal(ErrorIds.LockRefused, test.Error?.ErrorId);
        Assert.Empty(test.Removed);
    }

    [Fact]
    public async Task A_changed_lock_is_rejected_before_anything_is_sent()
    {
        await using var disk = await LockOnDisk.StartAsync();
        await disk.WriteAsync();
        disk.Text = disk.Text.Replace("\"3.0\"", "\"3.1\"", StringComparison.Ordinal);
        disk.Organization.Requests.Clear();

        Assert.Equal(ErrorIds.LockInvalid, (await Assert.ThrowsAsync<GcException>(disk.TestAsync)).ErrorId);
        Assert.Equal(0, disk.Organization.Requests.Count);
    }
}
