using System.Net;
using System.Net.Sockets;
using System.Text;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.Tokens;

/// <summary>How tokens are requested, and invalid responses of a token endpoint.</summary>
public class TokenEndpointTests
{
    private const string Secret = "s/e+c&r=e%t:\"ü";

    [Fact]
    public async Task The_basic_style_puts_the_credentials_into_the_header()
    {
        var request = await AskAsync(TokenStyle.Basic);

        Assert.Equal("/oauth/token", request.Target);
        Assert.Equal($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"raw-client:{Secret}"))}", request.Authorization);
        Assert.Equal("grant_type=client_credentials", request.Body);
        Assert.Equal("application/x-www-form-urlencoded", request.Headers["Content-Type"]);
    }

    [Fact]
    public async Task The_form_style_puts_them_into_a_form()
    {
        var request = await AskAsync(TokenStyle.Form);

        var form = System.Web.HttpUtility.ParseQueryString(request.Body);
        Assert.Equal("/oauth/token", request.Target);
        Assert.Null(request.Authorization);
        Assert.Equal("client_credentials", form["grant_type"]);
        Assert.Equal("raw-client", form["client_id"]);
        Assert.Equal(Secret, form["client_secret"]);
    }

    [Fact]
    public async Task The_json_style_asks_for_scopes_as_well()
    {
        var request = await AskAsync(TokenStyle.Json);

        var body = Json(request.Body);
        Assert.Equal("/api/v2/oauth/token", request.Target);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal("client_credentials", body.GetProperty("grant_type").GetString());
        Assert.Equal(Secret, body.GetProperty("client_secret").GetString());
        Assert.Contains("architect:deployment:write", body.GetProperty("scope").GetString()!.Split(' '));
    }

    [Theory]
    [InlineData(TokenStyle.Basic)]
    [InlineData(TokenStyle.Form)]
    [InlineData(TokenStyle.Json)]
    public async Task Every_style_is_understood_by_the_platform(TokenStyle style)
    {
        await using var organization = await StartAsync(with: settings => settings with { TokenStyle = style });

        await organization.Engine.AuthenticateAsync(CancellationToken.None);

        Assert.Equal(1, organization.Sandbox.Facts.Grants);
    }

    [Fact]
    public async Task Wrong_credentials_are_reported_at_once_with_what_to_do()
    {
        await using var organization = await StartAsync(with: settings => settings with { Client = new ClientCredentials("sandbox-client", new Secret("wrong-secret")) });

        var error = await Assert.ThrowsAsync<GcException>(() => organization.Engine.AuthenticateAsync(CancellationToken.None));

        Assert.Equal(ErrorIds.CredentialsRefused, error.ErrorId);
        Assert.Equal(ErrorKind.Authentication, error.Kind);
        Assert.Equal("invalid_client", error.PlatformCode);
        Assert.Contains("The client id or the client secret is wrong", error.Message, StringComparison.Ordinal);
        Assert.Contains("Check the client id and secret", error.Advice(), StringComparison.Ordinal);
        Assert.Single(organization.Requests.ToList());
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_client","error_description":"no such client"}""", ErrorIds.CredentialsRefused)]
    [InlineData(401, """{"error":"invalid_client","description":"no such client"}""", ErrorIds.CredentialsRefused)]
    [InlineData(403, "<html>", ErrorIds.CredentialsRefused)]
    [InlineData(404, "<html>", ErrorIds.NotFound)]
    [InlineData(200, """{"token_type":"bearer"}""", ErrorIds.TokenMalformed)]
    [InlineData(200, """{"access_token":""}""", ErrorIds.TokenMalformed)]
    [InlineData(302, "", ErrorIds.Redirected)]
    public async Task An_invalid_token_response_is_an_error(int status, string body, string errorId)
    {
        await using var host = new RawHost(_ => null, _ => RawReply.Json(body, status, "Location: https://elsewhere.example/"));
        using var connection = host.Connect();

        var error = await Assert.ThrowsAsync<GcException>(() => new DeploymentEngine(connection).AuthenticateAsync(CancellationToken.None));

        Assert.Equal(errorId, error.ErrorId);
        Assert.NotNull(error.Advice());
        Assert.Single(host.Requests);
    }

    [Theory]
    [InlineData("""{"access_token":"t-0123456789","expires_in":"60"}""")]
    [InlineData("""{"access_token":"t-0123456789"}""")]
    [InlineData("""{"access_token":"t-0123456789","expires_in":1.5e3,"organization":{"name":"x"}}""")]
    [InlineData("""{"access_token":"t-0123456789","expires_in":1e300}""")]
    [InlineData("""{"access_token":"t-0123456789","expires_in":900000000000}""")]
    [InlineData("""{"access_token":"t-0123456789","expires_in":-1}""")]
    public async Task Additional_properties_of_a_token_response_are_ignored(string answer)
    {
        await using var host = new RawHost(_ => RawReply.Json(RawReply.Deployment), _ => RawReply.Json(answer));
        using var connection = host.Connect();

        await connection.SendAsync(Calls.Read);
        await connection.SendAsync(Calls.Read);

        Assert.All(host.Calls, call => Assert.Equal("Bearer t-0123456789", call.Authorization));
        Assert.Single(host.Requests, request => request.IsTokenRequest);
    }

    [Fact]
    public async Task A_lost_token_is_requested_again()
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Rules.Add("POST", TokenRequests, Fault.CutAfterActing, times: 1);
        organization.Sandbox.Rules.Add("POST", TokenRequests, Fault.TruncatedBody, times: 1);
        organization.Sandbox.Rules.Add("POST", TokenRequests, Fault.HtmlPage, times: 1);

        await organization.ReadAsync(10);

        Assert.Equal(4, organization.Requests.Of("POST", TokenRequests).Count);
    }

    [Fact]
    public async Task An_unreachable_token_endpoint_is_tried_as_often_as_any_call_and_not_as_often_again_for_each_try()
    {
        var port = ClosedPort();
        await using var organization = await StartAsync(
            transport: Brisk with { Retries = 4 },
            with: settings => settings with { LoginAddress = new Uri($"http://127.0.0.1:{port}/") });

        var error = await Assert.ThrowsAnyAsync<GcException>(() => organization.ReadAsync());

        Assert.Equal(ErrorIds.Unreachable, error.ErrorId);
        Assert.Contains($"127.0.0.1:{port}", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, organization.Log.Lines.Count(line => line.Contains("sending it again", StringComparison.Ordinal)));
        Assert.Empty(organization.Requests.ToList());
    }

    [Theory]
    [InlineData(Fault.ErrorStatus)]
    [InlineData(Fault.CutAfterActing)]
    [InlineData(Fault.TruncatedBody)]
    public async Task A_submission_that_got_no_token_was_never_sent_and_is_not_called_ambiguous(Fault fault)
    {
        await using var organization = await StartAsync(transport: Brisk with { Retries = 2, CircuitMinimum = 100 });
        organization.Sandbox.Requests.Answered += request =>
        {
            if (request.Path == List && organization.Sandbox.Rules.ToList().Count == 0)
            {
                organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = TokenRequests, Fault = fault });
                organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = Submissions, Fault = Fault.ErrorStatus, Status = 401 });
            }
        };

        var result = await organization.DeployOneAsync(Bundle());

        Assert.NotNull(result.Error);
        Assert.NotEqual(ErrorIds.SubmissionAmbiguous, result.Error.ErrorId);
        Assert.Contains("token", result.Error.Message, StringComparison.Ordinal);
        Assert.Single(organization.Submitted);
        Assert.Equal(1 + 3, organization.Requests.Of("POST", TokenRequests).Count);
    }

    private static async Task<RawRequest> AskAsync(TokenStyle style)
    {
        await using var host = new RawHost(_ => null);
        using var connection = host.Connect(secret: Secret, style: style);
        await new DeploymentEngine(connection).AuthenticateAsync(CancellationToken.None);
        return Assert.Single(host.Requests);
    }

    private static int ClosedPort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }
}
