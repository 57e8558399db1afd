using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>Any manual change of a lock is detected.</summary>
public class LockReadingTests
{
    [Fact]
    public async Task Every_single_byte_change_of_the_content_is_detected()
    {
        await using var disk = await LockOnDisk.StartAsync();
        await disk.WriteAsync();
        var original = DependencyLockFile.Read(disk.Path);
        var bytes = File.ReadAllBytes(disk.Path);
        var end = Encoding.UTF8.GetString(bytes).IndexOf("\"generated\"", StringComparison.Ordinal);
        var unnoticed = new List<string>();

        for (var location = 0; location < end; location++)
        {
            foreach (var other in new[] { (byte)(bytes[location] ^ 1), (byte)(bytes[location] ^ 0x20), (byte)'9', (byte)'"', (byte)' ' }.Where(other => other != bytes[location]))
            {
                var changed = bytes.ToArray();
                changed[location] = other;
                File.WriteAllBytes(disk.Path, changed);
                if (Survives(disk.Path) is { } read && (read.Hash != original.Hash || !IsBlank(bytes, location) || !IsBlank(changed, location)))
                {
                    unnoticed.Add($"byte {location}: '{(char)bytes[location]}' became '{(char)other}'");
                }
            }
        }

        Assert.Empty(unnoticed);
    }

    [Fact]
    public async Task White_space_and_origin_may_change()
    {
        await using var disk = await LockOnDisk.StartAsync();
        await disk.WriteAsync();
        var hash = DependencyLockFile.Read(disk.Path).Hash;
        using var document = JsonDocument.Parse(disk.Text);

        disk.Text = JsonSerializer.Serialize(document.RootElement);
        Assert.Equal(hash, DependencyLockFile.Read(disk.Path).Hash);

        disk.Text = disk.Text.Replace("GenesysArchitect ", "Another tool ", StringComparison.Ordinal);
        Assert.Equal(hash, DependencyLockFile.Read(disk.Path).Hash);
    }

    [Fact]
    public async Task A_changed_lock_is_reported_at_its_checksum()
    {
        await using var disk = await LockOnDisk.StartAsync();
        await disk.WriteAsync();
        disk.Text = disk.Text.Replace("\"1.1\"", "\"1.0\"", StringComparison.Ordinal);
        var lines = disk.Text.Split('\n');
        var line = Array.FindIndex(lines, each => each.Contains("sha256", StringComparison.Ordinal)) + 1;

        var refused = Assert.Throws<GcException>(() => DependencyLockFile.Read(disk.Path));

        Assert.Equal((ErrorIds.LockInvalid, ErrorKind.InvalidInput, disk.Path), (refused.ErrorId, refused.Kind, refused.Target));
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(disk.Path)}:{line}:[0-9]+: the checksum does not match", refused.Message);
    }

    [Fact]
    public async Task A_lock_of_a_later_format_is_reported_as_such()
    {
        await using var disk = await LockOnDisk.StartAsync();
        await disk.WriteAsync();
        disk.Text = disk.Text.Replace("\"format_version\": 1", "\"format_version\": 2", StringComparison.Ordinal);

        var refused = Assert.Throws<GcException>(() => DependencyLockFile.Read(disk.Path));

        Assert.Equal(ErrorIds.LockInvalid, refused.ErrorId);
        Assert.Contains($"{disk.Path}:2:", refused.Message, StringComparison.Ordinal);
        Assert.Contains("format 2", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"format_version":"1"}""")]
    [InlineData("""{"format_version":1,"environment":null,"flows":[],"fallback":"None","graph":{},"dependencies":[],"sha256":""}""")]
    [InlineData("""{"format_version":1,"environment":null,"flows":[],"fallback":"Newest","graph":{"flows":0,"actions":0,"edges":0},"dependencies":[],"sha256":""}""")]
    [InlineData("""{"format_version":1,"environment":null,"flows":[],"fallback":"None","graph":{"flows":0,"actions":0,"edges":0},"dependencies":[7],"sha256":""}""")]
    public async Task An_invalid_lock_is_reported_with_its_location(string text)
    {
        await using var disk = await LockOnDisk.StartAsync();
        disk.Text = text;

        var refused = Assert.Throws<GcException>(() => DependencyLockFile.Read(disk.Path));

        Assert.Equal((ErrorIds.LockInvalid, ErrorKind.InvalidInput), (refused.ErrorId, refused.Kind));
        Assert.StartsWith($"{disk.Path}:1:1: ", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(refused.Advice());
    }

    private static DependencyLock? Survives(string path)
    {
        try
        {
            return DependencyLockFile.Read(path);
        }
        catch (GcException)
        {
            return null;
        }
    }

    private static bool IsBlank(byte[] bytes, int location) => bytes[location] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';
}
