using System.Text.RegularExpressions;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>A lock is written once, readable only by its owner, and never replaces a different one without request.</summary>
public partial class LockWritingTests
{
    [Fact]
    public async Task Two_locks_of_the_same_content_are_the_same_to_the_byte_but_for_when_and_where_they_were_made()
    {
        await using var one = await LockOnDisk.StartAsync();
        await using var other = await LockOnDisk.StartAsync();
        Assert.True(await one.WriteAsync());
        await Task.Delay(TimeSpan.FromMilliseconds(20), other.Organization.Time);
        Assert.True(await other.WriteAsync());

        Assert.NotEqual(one.Text, other.Text);
        Assert.Equal(Origin().Replace(one.Text, string.Empty), Origin().Replace(other.Text, string.Empty));
        Assert.Matches(Origin(), one.Text);
        Assert.EndsWith("}\n", one.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_is_read_holds_what_was_resolved_and_its_hash()
    {
        await using var disk = await LockOnDisk.StartAsync();
        var resolution = await disk.ResolveAsync();
        disk.Dependencies.WriteLock(resolution, disk.Path, overwrite: false);

        var read = DependencyLockFile.Read(disk.Path);

        Assert.Equal(resolution.Dependencies.Select(dependency => dependency with { ActionName = null }), read.Dependencies);
        Assert.Equal(resolution.LockHash, read.Hash);
        Assert.Matches("^[0-9a-f]{64}$", read.Hash);
        Assert.Equal((2, 2, 4), (read.FlowCount, read.ActionCount, read.EdgeCount));
        Assert.Equal(["ivr"], read.FlowIds);
        Assert.Equal((null, VersionFallback.None), (read.Environment, read.Fallback));
    }

    [Fact]
    public async Task A_lock_is_readable_only_by_its_owner_and_leaves_no_other_file()
    {
        await using var disk = await LockOnDisk.StartAsync();
        await disk.WriteAsync();

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(disk.Path));
        }

        Assert.Empty(disk.Others);
    }

    [Fact]
    public async Task A_lock_that_holds_the_same_is_left_as_it_is()
    {
        await using var disk = await LockOnDisk.StartAsync();
        await disk.WriteAsync();
        var (text, written) = (disk.Text, File.GetLastWriteTimeUtc(disk.Path));

        Assert.False(await disk.WriteAsync());
        Assert.False(await disk.WriteAsync(overwrite: true));

        Assert.Equal((text, written), (disk.Text, File.GetLastWriteTimeUtc(disk.Path)));
    }

    [Fact]
    public async Task A_different_lock_is_replaced_on_request_and_otherwise_the_differences_are_shown()
    {
        await using var disk = await LockOnDisk.StartAsync();
        await disk.WriteAsync();
        var before = disk.Text;
        disk.Organization.PutAction("look-up", ["1.0", "1.2"]);
        disk.Organization.PutFlow("closing", ["look-up [1.0]"], []);
        disk.Organization.PutFlow("ivr", ["look-up [1.0, 2.0)"], ["closing"]);

        var refused = await Assert.ThrowsAsync<GcException>(() => disk.WriteAsync());

        Assert.Equal((ErrorIds.LockDiffers, ErrorKind.Conflict, disk.Path), (refused.ErrorId, refused.Kind, refused.Target));
        Assert.Equal(
            ["- charge 3.0 [3.0] for flow ivr in dev", "+ look-up 1.0 [1.0] for flow closing in dev", "- look-up 1.1 [1.0, ) for action charge", "~ look-up 1.1 [1.0, 2.0) for flow ivr in dev → 1.0"],
            refused.Message.Split(Environment.NewLine).Skip(1).Select(line => line.Trim()));
        Assert.Equal(before, disk.Text);

        Assert.True(await disk.WriteAsync(overwrite: true));
        Assert.Equal((await disk.ResolveAsync()).LockHash, DependencyLockFile.Read(disk.Path).Hash);
    }

    [Fact]
    public async Task A_lock_that_differs_in_what_uses_no_action_says_so()
    {
        await using var disk = await LockOnDisk.StartAsync();
        await disk.WriteAsync();
        disk.Organization.PutFlow("further", [], []);
        disk.Organization.PutFlow("closing", [], ["further"]);

        var refused = await Assert.ThrowsAsync<GcException>(() => disk.WriteAsync());

        Assert.Equal(ErrorIds.LockDiffers, refused.ErrorId);
        Assert.Contains("flows or references that use no action have changed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_a_lock_is_only_overwritten_on_request()
    {
        await using var disk = await LockOnDisk.StartAsync();
        disk.Text = """{"mine":1}""";

        Assert.Equal(ErrorIds.LockInvalid, (await Assert.ThrowsAsync<GcException>(() => disk.WriteAsync())).ErrorId);
        Assert.Equal("""{"mine":1}""", disk.Text);
        Assert.True(await disk.WriteAsync(overwrite: true));
        DependencyLockFile.Read(disk.Path);
    }

    [Theory]
    [InlineData("gone", "could not be read")]
    [InlineData("ivr", "cycle")]
    public async Task An_incomplete_resolution_is_not_locked(string reference, string why)
    {
        await using var disk = await LockOnDisk.StartAsync();
        disk.Organization.PutFlow("closing", [], [reference]);

        var refused = await Assert.ThrowsAsync<GcException>(() => disk.WriteAsync(overwrite: true));

        Assert.Equal((ErrorIds.LockRefused, ErrorKind.InvalidInput), (refused.ErrorId, refused.Kind));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(disk.Path));
    }

    [Fact]
    public async Task An_action_without_a_matching_version_is_unresolved_in_the_lock()
    {
        await using var disk = await LockOnDisk.StartAsync();
        disk.Organization.PutFlow("closing", ["look-up [2.0]"], []);

        Assert.True(await disk.WriteAsync(overwrite: false));

        var read = DependencyLockFile.Read(disk.Path);
        Assert.Equal(["look-up"], read.Unresolved);
        Assert.DoesNotContain(read.Dependencies, dependency => dependency.ActionId == "look-up");
    }

    [Fact]
    public async Task A_conflict_with_a_fallback_is_locked_and_marked()
    {
        await using var disk = await LockOnDisk.StartAsync();
        disk.Organization.PutFlow("closing", ["look-up [2.0]"], []);
        var resolution = await disk.Organization.ResolveAsync(new DependencyQuery { FlowIds = ["ivr"], Fallback = VersionFallback.Highest });

        Assert.True(disk.Dependencies.WriteLock(resolution, disk.Path, overwrite: false));

        var read = DependencyLockFile.Read(disk.Path);
        Assert.Equal(VersionFallback.Highest, read.Fallback);
        Assert.All(read.Dependencies, use => Assert.Equal(use.ActionId == "look-up" ? ("2.0", true) : ("3.0", false), (use.Version, use.IsFallback)));
    }

    [GeneratedRegex("""\s*"generated": \{[^}]*\}""")]
    private static partial Regex Origin();
}
