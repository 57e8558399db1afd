using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Safety;

/// <summary>Gateways and proxies answer in place of the platform, and are named for what they are.</summary>
public class BetweenTests
{
    [Theory]
    [InlineData("https://sso.example.test/login?SAMLRequest=abc", "https://sso.example.test/login")]
    [InlineData("https://user:password@sso.example.test:8443/login#part", "https://sso.example.test:8443/login")]
    [InlineData("/elsewhere?token=abc", "/elsewhere")]
    public async Task The_target_of_a_redirect_is_named_without_what_may_be_secret(string location, string named)
    {
        await using var host = new RawHost(_ => RawReply.Raw(302, [], $"Location: {location}"));
        using var connection = host.Connect();

        var error = await Assert.ThrowsAnyAsync<GcException>(() => connection.SendAsync(Calls.Read));

        Assert.Equal(ErrorIds.Redirected, error.ErrorId);
        Assert.All([error.Message, error.Advice()], text => Assert.Contains(named, text, StringComparison.Ordinal));
        Assert.All(["abc", "password", "part"], secret => Assert.DoesNotContain(secret, error.Message + error.Advice(), StringComparison.Ordinal));
        Assert.Single(host.Calls);
    }

    [Fact]
    public async Task A_proxy_that_requires_credentials_is_named_and_the_call_counts_as_not_sent()
    {
        await using var host = new RawHost(_ => RawReply.Raw(407, "<html>proxy</html>"u8.ToArray(), "Content-Type: text/html", "Proxy-Authenticate: Basic realm=\"corp\""));
        using var connection = host.Connect();

        var error = await Assert.ThrowsAnyAsync<GcException>(() => connection.SendAsync(Calls.Start));

        Assert.Equal((ErrorIds.Unreachable, 407), (error.ErrorId, error.Status));
        Assert.Contains("HTTPS_PROXY", error.Advice(), StringComparison.Ordinal);
        Assert.Single(host.Calls);
    }

    [Fact]
    public async Task What_was_deleted_is_not_found()
    {
        await using var host = new RawHost(_ => RawReply.Json("""{"code":"architect.flow.deleted","message":"deleted"}""", 410));
        using var connection = host.Connect();

        var error = await Assert.ThrowsAnyAsync<GcException>(() => connection.SendAsync(Calls.Read));

        Assert.Equal((ErrorIds.NotFound, ErrorKind.NotFound, "architect.flow.deleted"), (error.ErrorId, error.Kind, error.PlatformCode));
    }

    [Theory]
    [InlineData("text/html; charset=utf-8")]
    [InlineData("application/json")]
    public async Task A_page_that_asks_for_a_sign_in_is_named_for_what_it_is_and_not_asked_for_again_and_again(string contentType)
    {
        await using var host = new RawHost(_ => RawReply.Raw(200, "<html><form>Sign in</form></html>"u8.ToArray(), $"Content-Type: {contentType}"));
        using var connection = host.Connect();

        var error = await Assert.ThrowsAnyAsync<GcException>(() => connection.SendAsync(Calls.Read));

        Assert.Equal(ErrorIds.AnswerMalformed, error.ErrorId);
        Assert.Contains("HTML", error.Message, StringComparison.Ordinal);
        Assert.Contains("sign-in", error.Advice(), StringComparison.Ordinal);
        Assert.InRange(host.Calls.Count, 1, 3);
    }
}
