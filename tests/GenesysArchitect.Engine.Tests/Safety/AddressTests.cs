using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Tests.Safety;

/// <summary>Calls only reach their own resource, on their own host, over a secure connection.</summary>
public class AddressTests
{
    [Theory]
    [InlineData("../x", "..%2Fx")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("..\\x", "..%5Cx")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("%2f", "%252f")]
    [InlineData("x?admin=1", "x%3Fadmin%3D1")]
    [InlineData("x#y", "x%23y")]
    [InlineData("x;y=z", "x%3By%3Dz")]
    [InlineData("größe ☎", "gr%C3%B6%C3%9Fe%20%E2%98%8E")]
    [InlineData(" .. ", "%20..%20")]
    [InlineData("...", "...")]
    [InlineData("x\r\nHost: evil", "x%0D%0AHost%3A%20evil")]
    [InlineData("//evil.example/x", "%2F%2Fevil.example%2Fx")]
    public async Task An_id_is_escaped_in_its_segment(string id, string segment)
    {
        await using var host = new RawHost(_ => RawReply.Json(System.Text.Json.JsonSerializer.Serialize(new { id, status = "COMPLETED" })));
        using var connection = host.Connect();
        var bundles = new DeploymentEngine(connection).Bundles;

        await bundles.GetAsync(new DeploymentKey(id, id), CancellationToken.None);
        await bundles.GetAsync(new DeploymentKey(id), CancellationToken.None);

        Assert.Equal(
            [$"/api/v2/architect/bundles/{segment}/deployments/{segment}", $"/api/v2/architect/bundles/deployments/{segment}"],
            host.Calls.Select(call => call.Target));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_invalid_id_is_rejected_before_anything_is_sent(string id)
    {
        await using var host = new RawHost(_ => RawReply.Json(RawReply.Deployment));
        using var connection = host.Connect();

        var error = await Assert.ThrowsAsync<GcException>(() => new DeploymentEngine(connection).Bundles.GetAsync(new DeploymentKey(id), CancellationToken.None));

        Assert.Equal(ErrorIds.IdInvalid, error.ErrorId);
        Assert.Equal(ErrorKind.InvalidInput, error.Kind);
        Assert.Empty(host.Requests);
    }

    [Fact]
    public async Task An_invalid_id_in_a_plan_blocks_only_its_step()
    {
        await using var organization = await TestOrganization.StartAsync();

        var plan = await organization.Engine.PlanAsync([TestOrganization.Bundle("dev", ".."), TestOrganization.Bundle("test")], CancellationToken.None);

        Assert.Equal(ErrorIds.IdInvalid, plan.Steps[0].Blocked?.ErrorId);
        Assert.Null(plan.Steps[1].Blocked);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task No_redirect_is_followed_and_credentials_go_nowhere_else(int status)
    {
        await using var elsewhere = new RawHost(_ => RawReply.Json(RawReply.Deployment));
        await using var host = new RawHost(_ => RawReply.Json("", status, $"Location: {elsewhere.BaseAddress}api/v2/x"));
        using var connection = host.Connect();

        foreach (var request in new[] { Calls.Read, Calls.Delete, Calls.Put, Calls.Start })
        {
            var error = await Assert.ThrowsAsync<GcException>(() => connection.SendAsync(request));
            Assert.Equal(ErrorIds.Redirected, error.ErrorId);
        }

        Assert.Empty(elsewhere.Requests);
        Assert.Equal(4, host.Calls.Count);
    }

    [Fact]
    public async Task The_secret_is_only_sent_to_the_token_endpoint_and_the_token_only_to_the_API()
    {
        await using var login = new RawHost(_ => null);
        await using var api = new RawHost(_ => RawReply.Json("{}"));
        using var connection = GcOrgConnection.Open(new ConnectionSettings
        {
            BaseAddress = api.BaseAddress,
            LoginAddress = login.BaseAddress,
            TokenStyle = TokenStyle.Basic,
            Client = new ClientCredentials("client", new Secret("raw-secret-0123456789")),
        });

        await connection.SendAsync(Calls.Read);

        Assert.StartsWith("Basic ", Assert.Single(login.Requests).Authorization, StringComparison.Ordinal);
        Assert.Equal("Bearer raw-token-0123456789", Assert.Single(api.Requests).Authorization);
        Assert.DoesNotContain("Cookie", api.Requests[0].Headers.Keys);
    }

    [Fact]
    public async Task Cookies_are_not_kept()
    {
        await using var host = new RawHost(_ => RawReply.Json("{}", 200, "Set-Cookie: session=1; Path=/"));
        using var connection = host.Connect();

        await connection.SendAsync(Calls.Read);
        await connection.SendAsync(Calls.Read);

        Assert.All(host.Calls, call => Assert.False(call.Headers.ContainsKey("Cookie")));
    }

    [Theory]
    [InlineData("http://api.example.com")]
    [InlineData("http://10.0.0.1")]
    [InlineData("http://127.0.0.1.example.com")]
    [InlineData("http://localhost.example.com")]
    public void Plain_http_is_refused_for_any_host_but_this_machine(string address)
    {
        var error = Assert.Throws<GcException>(() => Open(address));

        Assert.Equal(ErrorIds.ConnectionInsecure, error.ErrorId);
        Assert.Contains(new UseOption(EngineOption.AllowInsecure), error.Actions());
        Open(address, allowInsecure: true).Dispose();
        Assert.Throws<GcException>(() => Open("https://api.example.com", login: address));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://127.8.9.10/")]
    [InlineData("http://localhost:5000/gateway")]
    [InlineData("http://[::1]:5000")]
    [InlineData("https://api.example.com")]
    public void This_machine_and_https_are_safe(string address) => Open(address).Dispose();

    [Theory]
    [InlineData("ftp://api.example.com")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:pass-0123@api.example.com")]
    [InlineData("ftp://user:pass-0123@api.example.com")]
    [InlineData("https://api.example.com/?key=pass-0123")]
    [InlineData("https://api.example.com/#pass-0123")]
    public void An_address_that_is_none_or_holds_more_is_refused_and_not_repeated(string address)
    {
        var error = Assert.Throws<GcException>(() => Open(address));

        Assert.Equal(ErrorIds.ConnectionInvalid, error.ErrorId);
        Assert.DoesNotContain("pass-0123", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_base_address_may_have_a_path()
    {
        await using var host = new RawHost(_ => RawReply.Json(RawReply.Deployment), _ => RawReply.Token());
        using var connection = GcOrgConnection.Open(new ConnectionSettings
        {
            BaseAddress = new Uri(host.BaseAddress, "gateway/genesys/"),
            Client = new ClientCredentials("client", new Secret("raw-secret-0123456789")),
        });

        await new DeploymentEngine(connection).Bundles.GetAsync(new DeploymentKey("dep-1"), CancellationToken.None);

        Assert.Equal(["/gateway/genesys/oauth/token", "/gateway/genesys/api/v2/architect/bundles/deployments/dep-1"], host.Requests.Select(request => request.Target));
    }

    private static GcOrgConnection Open(string address, bool allowInsecure = false, string? login = null) => GcOrgConnection.Open(new ConnectionSettings
    {
        BaseAddress = new Uri(address),
        LoginAddress = login is null ? null : new Uri(login),
        Client = new ClientCredentials("client", new Secret("secret-0123")),
        AllowInsecure = allowInsecure,
        Transport = new TransportOptions(),
    });
}
