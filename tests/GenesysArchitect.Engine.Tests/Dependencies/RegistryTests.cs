using System.Security.Cryptography;
using System.Text;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>A lock is stored in a registry byte by byte and once, and the platform's credentials never go there.</summary>
public class RegistryTests
{
    private const string Stores = "/registry/*";

    private static readonly Secret RegistryToken = new("registry-token-0123456789");

    [Fact]
    public async Task The_file_is_stored_to_the_byte_with_its_checksum_and_without_the_platforms_token()
    {
        await using var disk = await LockOnDisk.StartAsync();
        await disk.WriteAsync();

        await disk.Dependencies.ExportAsync(disk.Path, Registry(disk), token: null, CancellationToken.None);

        var stored = disk.Organisation.Sandbox.Organization.Artifacts.Find("main")!;
        Assert.Equal(File.ReadAllBytes(disk.Path), stored.Bytes.ToArray());
        Assert.True(stored.Immutable);
        var request = Assert.Single(disk.Organisation.Requests.Of("POST", Stores));
        Assert.Null(request.TokenId);
        Assert.NotNull(disk.Organisation.Requests.Of("GET", DependencyRuns.VersionLists)[0].TokenId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_sent_says_what_it_is_and_has_the_registrys_own_token_or_none(bool withToken)
    {
        await using var registry = new RawHost(_ => RawReply.Raw(201, []));
        await using var disk = await LockOnDisk.StartAsync();
        await disk.WriteAsync();

        await disk.Dependencies.ExportAsync(disk.Path, new Uri(registry.BaseAddress, "locks/main%20line?tag=a%2Fb"), withToken ? RegistryToken : null, CancellationToken.None);

        var sent = Assert.Single(registry.Requests);
        var bytes = File.ReadAllBytes(disk.Path);
        Assert.Equal(("POST", "/locks/main%20line?tag=a%2Fb"), (sent.Method, sent.Target));
        Assert.Equal(Encoding.UTF8.GetString(bytes), sent.Body);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant(), sent.Headers["X-Checksum"]);
        Assert.Equal("true", sent.Headers["X-Immutable"]);
        Assert.StartsWith("application/json", sent.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(withToken ? "Bearer registry-token-0123456789" : null, sent.Authorization);
    }

    [Fact]
    public async Task A_resolution_is_stored_without_a_file_and_the_same_bytes_each_time()
    {
        await using var registry = new RawHost(_ => RawReply.Raw(200, []));
        await using var disk = await LockOnDisk.StartAsync();

        await disk.Dependencies.ExportAsync(await disk.ResolveAsync(), registry.BaseAddress, token: null, CancellationToken.None);
        await disk.Dependencies.ExportAsync(await disk.ResolveAsync(), registry.BaseAddress, token: null, CancellationToken.None);

        Assert.Equal(registry.Calls[0].Body, registry.Calls[1].Body);
        Assert.Equal(registry.Calls[0].Headers["X-Checksum"], registry.Calls[1].Headers["X-Checksum"]);
        disk.Text = registry.Calls[0].Body;
        Assert.Equal((await disk.ResolveAsync()).LockHash, DependencyLockFile.Read(disk.Path).Hash);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_lock_may_be_stored_again_and_another_in_its_place_may_not(bool conflicts)
    {
        await using var disk = await LockOnDisk.StartAsync();
        await using var organisation = await TestOrganisation.StartAsync(TestOrganisation.Quick with { RepeatedArtifactConflicts = conflicts });
        var registry = new Uri(organisation.Sandbox.BaseAddress, "registry/main");
        await disk.WriteAsync();

        await disk.Dependencies.ExportAsync(disk.Path, registry, token: null, CancellationToken.None);
        await disk.Dependencies.ExportAsync(disk.Path, registry, token: null, CancellationToken.None);
        Assert.Equal(conflicts ? [201, 409] : [201, 200], organisation.Requests.Of("POST", Stores).Select(request => request.Status!.Value));

        disk.Organisation.PutFlow("closing", ["charge [3.0]"], []);
        await disk.WriteAsync(overwrite: true);
        var refused = await Assert.ThrowsAsync<GcException>(() => disk.Dependencies.ExportAsync(disk.Path, registry, token: null, CancellationToken.None));

        Assert.Equal((ErrorIds.RegistryRefused, ErrorKind.Conflict, 409), (refused.ErrorId, refused.Kind, refused.Status));
        Assert.Contains("another lock", refused.Advice(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.CutAfterActing)]
    [InlineData(Fault.CutBeforeActing)]
    [InlineData(Fault.TruncatedBody)]
    [InlineData(Fault.ErrorStatus)]
    [InlineData(Fault.HtmlPage)]
    [InlineData(Fault.ThrottleSeconds)]
    public async Task An_answer_that_is_lost_is_sent_for_again_and_one_lock_is_stored(Fault fault)
    {
        await using var disk = await LockOnDisk.StartAsync();
        await disk.WriteAsync();
        disk.Organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Stores, Fault = fault, Times = 2 });

        await disk.Dependencies.ExportAsync(disk.Path, Registry(disk), RegistryToken, CancellationToken.None);

        Assert.Equal(3, disk.Organisation.Requests.Of("POST", Stores).Count);
        Assert.Equal(File.ReadAllBytes(disk.Path), Assert.Single(disk.Organisation.Sandbox.Organization.Artifacts.ToList()).Bytes.ToArray());
    }

    [Theory]
    [InlineData("http://registry.example.com/locks/main")]
    [InlineData("ftp://127.0.0.1/locks")]
    [InlineData("https://user:secret@registry.example.com/locks")]
    [InlineData("locks/main")]
    public async Task An_address_that_is_not_safe_is_refused_before_anything_is_sent(string address)
    {
        await using var disk = await LockOnDisk.StartAsync();
        await disk.WriteAsync();

        var refused = await Assert.ThrowsAsync<GcException>(() => disk.Dependencies.ExportAsync(disk.Path, new Uri(address, UriKind.RelativeOrAbsolute), RegistryToken, CancellationToken.None));

        Assert.Equal((ErrorIds.ValueInvalid, ErrorKind.InvalidInput), (refused.ErrorId, refused.Kind));
        Assert.DoesNotContain("secret@", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_no_token_goes_where_it_leads()
    {
        await using var elsewhere = new RawHost(_ => RawReply.Raw(201, []));
        await using var registry = new RawHost(_ => RawReply.Raw(307, [], $"Location: {elsewhere.BaseAddress}stolen"));
        await using var disk = await LockOnDisk.StartAsync();
        await disk.WriteAsync();

        var refused = await Assert.ThrowsAsync<GcException>(() => disk.Dependencies.ExportAsync(disk.Path, registry.BaseAddress, RegistryToken, CancellationToken.None));

        Assert.Equal((ErrorIds.RegistryRefused, 307), (refused.ErrorId, refused.Status));
        Assert.Empty(elsewhere.Requests);
        Assert.Single(registry.Requests);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_registry_that_refuses_its_token_is_not_asked_twice_and_the_token_is_not_told(int status)
    {
        await using var registry = new RawHost(request => RawReply.Json($$"""{"message":"no {{request.Authorization}}"}""", status));
        await using var disk = await LockOnDisk.StartAsync();
        await disk.WriteAsync();

        var refused = await Assert.ThrowsAsync<GcException>(() => disk.Dependencies.ExportAsync(disk.Path, registry.BaseAddress, RegistryToken, CancellationToken.None));

        Assert.Equal((ErrorIds.RegistryRefused, status), (refused.ErrorId, refused.Status));
        Assert.Contains(new UseOption(EngineOption.RegistryToken), refused.Actions());
        Assert.DoesNotContain("registry-token", refused.ToString(), StringComparison.Ordinal);
        Assert.Single(registry.Requests);
    }

    [Fact]
    public async Task A_file_that_is_no_lock_is_not_sent()
    {
        await using var registry = new RawHost(_ => RawReply.Raw(201, []));
        await using var disk = await LockOnDisk.StartAsync();
        disk.Text = """{"format_version":1}""";

        Assert.Equal(ErrorIds.LockInvalid, (await Assert.ThrowsAsync<GcException>(() => disk.Dependencies.ExportAsync(disk.Path, registry.BaseAddress, token: null, CancellationToken.None))).ErrorId);
        Assert.Empty(registry.Requests);
    }

    private static Uri Registry(LockOnDisk disk) => new(disk.Organisation.Sandbox.BaseAddress, "registry/main");
}
