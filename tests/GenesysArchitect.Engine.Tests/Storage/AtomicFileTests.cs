using System.Text;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Storage;

/// <summary>A file is replaced completely or not at all, without leaving temporary files.</summary>
public sealed class AtomicFileTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Shared = Private | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead;

    private static readonly DateTime LongAgo = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly string _folder = Directory.CreateTempSubdirectory("gc-atomic-").FullName;

    private string Target => Path.Combine(_folder, "flow.yaml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_made_and_replaced()
    {
        Assert.True(AtomicFile.Write(Target, "one"u8));
        Assert.Equal("one"u8, File.ReadAllBytes(Target));
        Assert.True(AtomicFile.Write(Target, "two and more"u8));
        Assert.Equal("two and more"u8, File.ReadAllBytes(Target));
        Assert.True(AtomicFile.Write(Target, []));
        Assert.Empty(File.ReadAllBytes(Target));
        OnlyTheTargetIsThere();
    }

    [Fact]
    public void A_file_that_holds_that_already_is_not_touched()
    {
        File.WriteAllText(Target, "same");
        File.SetLastWriteTimeUtc(Target, LongAgo);

        Assert.False(AtomicFile.Write(Target, "same"u8));
        Assert.Equal(LongAgo, File.GetLastWriteTimeUtc(Target));
        Assert.True(AtomicFile.Write(Target, "some"u8));
        Assert.NotEqual(LongAgo, File.GetLastWriteTimeUtc(Target));
    }

    [Fact]
    public void A_concurrent_reader_sees_the_old_or_the_new_content()
    {
        // Windows does not allow replacing an open file.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var (old, renewed) = (new byte[200_000], Enumerable.Repeat((byte)1, 300_000).ToArray());
        AtomicFile.Write(Target, old);
        using var reader = new FileStream(Target, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var started = reader.ReadByte();

        AtomicFile.Write(Target, renewed);

        var rest = new byte[old.Length];
        Assert.Equal((0, old.Length - 1), (started, reader.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false)));
        Assert.DoesNotContain((byte)1, rest);
        Assert.Equal(renewed, File.ReadAllBytes(Target));
    }

    [Fact]
    public void A_path_may_be_relative_and_a_name_as_long_as_the_file_system_allows()
    {
        var name = new string('n', 255);
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(_folder, name));

        Assert.True(AtomicFile.Write(relative, "x"u8));
        Assert.Equal([name], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_failure_names_the_file_and_leaves_nothing_behind()
    {
        var blocked = Path.Combine(_folder, "taken");
        Directory.CreateDirectory(Path.Combine(blocked, "inner"));
        File.WriteAllText(Target, "as it was");

        NotWritten(blocked, "The path is a folder.");
        NotWritten(Path.Combine(_folder, "nowhere", "flow.yaml"), "Could not find a part of the path");
        NotWritten(Path.Combine(Target, "flow.yaml"), string.Empty);
        NotWritten("a\0b", string.Empty);
        NotWritten(string.Empty, string.Empty);
        Assert.Equal("as it was", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_temporary_file_is_removed_after_a_failure()
    {
        // The name is invalid, which only shows after the temporary file has been written.
        NotWritten(Path.Combine(_folder, new string('n', 300)), string.Empty);

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_device_is_not_replaced()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // A device that does not exist, so that a failure of this test does no harm.
        var device = $"/dev/gc-{Guid.NewGuid():N}";

        NotWritten(device, "The path is a device.");
        NotWritten($"/tmp/..{device}", "The path is a device.");
        Assert.False(File.Exists(device));
    }

    [Fact]
    public void A_link_is_replaced_and_what_it_points_to_is_not_written()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // A link to itself: its length is that of its target name.
        var pointedTo = Path.Combine(_folder, "elsewhere");
        File.WriteAllText(pointedTo, pointedTo);
        File.CreateSymbolicLink(Target, pointedTo);

        Assert.True(AtomicFile.Write(Target, Encoding.UTF8.GetBytes(pointedTo)));
        Assert.Null(new FileInfo(Target).LinkTarget);
        Assert.True(AtomicFile.Write(Target, "theirs"u8));
        Assert.Equal((pointedTo, "theirs"), (File.ReadAllText(pointedTo), File.ReadAllText(Target)));
    }

    [Fact]
    public void A_link_to_nothing_is_replaced_and_one_to_a_folder_is_not()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.CreateSymbolicLink(Target, Path.Combine(_folder, "nothing"));
        var folder = Path.Combine(_folder, "link");
        Directory.CreateSymbolicLink(folder, Path.GetTempPath());

        Assert.True(AtomicFile.Write(Target, "x"u8));
        NotWritten(folder, "The path is a folder.");
        Assert.NotNull(new DirectoryInfo(folder).LinkTarget);
        Assert.False(File.Exists(Path.Combine(_folder, "nothing")));
    }

    [Fact]
    public void A_private_file_is_private_from_the_start()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        AtomicFile.Write(Target, "secret"u8, Private);
        Assert.Equal(Private, File.GetUnixFileMode(Target));
        AtomicFile.Write(Target, "another"u8);
        Assert.Equal(Private, File.GetUnixFileMode(Target));

        File.SetUnixFileMode(Target, Shared);
        Assert.True(AtomicFile.Write(Target, "another"u8, Private));
        Assert.Equal(Private, File.GetUnixFileMode(Target));
        Assert.False(AtomicFile.Write(Target, "another"u8, Private));
    }

    [Fact]
    public void Permissions_that_someone_gave_a_file_are_kept_whatever_the_umask()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.WriteAllText(Target, "one");
        File.SetUnixFileMode(Target, Shared);

        AtomicFile.Write(Target, "two"u8);

        Assert.Equal(Shared, File.GetUnixFileMode(Target));
    }

    private static void NotWritten(string path, string why)
    {
        var refused = Assert.ThrowsAny<GcException>(() => AtomicFile.Write(path, "x"u8));

        Assert.Equal((ErrorIds.FileNotWritten, ErrorKind.Failed, path), (refused.ErrorId, refused.Kind, refused.Target));
        Assert.StartsWith($"{path}: the file cannot be written. {why}", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(refused.Advice());
    }

    private void OnlyTheTargetIsThere() => Assert.Equal([Target], Directory.GetFileSystemEntries(_folder));
}
