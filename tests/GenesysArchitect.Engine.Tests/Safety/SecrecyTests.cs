using System.Text;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.Safety;

/// <summary>Secret, token and Authorization header are never revealed, whatever a host echoes.</summary>
public class SecrecyTests
{
    private const string Token = "tok-0123456789-abcdef";
    private const string ClientSecret = "s3cr+t/with \"all\" & sundry=";

    private static readonly string[] Forbidden =
    [
        Token,
        ClientSecret,
        Uri.EscapeDataString(ClientSecret),
        System.Text.Json.JsonSerializer.Serialize(ClientSecret)[1..^1],
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"raw-client:{ClientSecret}")),
    ];

    [Theory]
    [InlineData(TokenStyle.Basic)]
    [InlineData(TokenStyle.Form)]
    [InlineData(TokenStyle.Json)]
    public async Task A_token_endpoint_that_echoes_what_it_was_sent_gives_nothing_away(TokenStyle style)
    {
        await using var host = new RawHost(_ => null, request => RawReply.Json(Error($"You sent {request.Authorization} and {request.Body} with {ClientSecret}"), 401, $"ININ-Correlation-Id: {request.Authorization?.Split(' ')[1] ?? "none"}"));
        var (log, connection) = Connect(host, style);
        using var closing = connection;

        var error = await Assert.ThrowsAsync<GcException>(() => new DeploymentEngine(connection, log).AuthenticateAsync(CancellationToken.None));

        Assert.Contains("You sent", error.Message, StringComparison.Ordinal);
        AssertClean([.. log.Lines, .. Texts(error)]);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(409)]
    [InlineData(503)]
    public async Task An_error_that_echoes_the_token_is_masked(int status)
    {
        await using var host = new RawHost(
            request => RawReply.Json(Error($"Bad header {request.Authorization}"), status, $"ININ-Correlation-Id: {Token}"),
            _ => RawReply.Token(Token));
        var (log, connection) = Connect(host);
        using var closing = connection;

        var error = await Assert.ThrowsAsync<GcException>(() => new DeploymentEngine(connection, log).Bundles.GetAsync(new DeploymentKey("d"), CancellationToken.None));

        Assert.Contains("***", error.Message, StringComparison.Ordinal);
        AssertClean([.. log.Lines, .. Texts(error)]);
    }

    [Theory]
    [InlineData("refused: second-line-of-it is bad")]
    [InlineData("first-line-of-it second-line-of-it")]
    [InlineData("first-line-of-it\\r\\nsecond-line-of-it")]
    [InlineData("Zeile: second%2Dline%2Dof%2Dit, first-line-of-it")]
    public async Task No_line_of_a_secret_of_several_lines_shows(string message)
    {
        await using var host = new RawHost(_ => RawReply.Json(Error(message), 422));
        var (log, connection) = Connect(host);
        using var closing = connection;
        connection.Channel.Conceal([new Secret("first-line-of-it\nsecond-line-of-it\n")]);

        var error = await Assert.ThrowsAsync<GcException>(() => connection.SendAsync(Calls.Read));

        Assert.All(["first-line-of-it", "second-line-of-it"], line => Assert.DoesNotContain(line, $"{error.Message} {error.Advice()} {string.Concat(log.Lines)}", StringComparison.Ordinal));
        Assert.Contains("***", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_at_the_truncation_point_is_not_partially_shown()
    {
        for (var lead = 3850; lead < 4000; lead += 7)
        {
            await using var host = new RawHost(_ => RawReply.Json(Error(new string('x', lead) + Token), 400), _ => RawReply.Token(Token));
            var (_, connection) = Connect(host);
            using var closing = connection;

            var error = await Assert.ThrowsAsync<GcException>(() => connection.SendAsync(Calls.Read));
            Assert.DoesNotContain(Token[..8], error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_run_against_an_echoing_host_reveals_no_secret()
    {
        await using var host = new RawHost(request => request switch
        {
            { Target: var target } when target.EndsWith("/validate", StringComparison.Ordinal) => Echo($$"""{"valid":true,"warnings":["{{Token}}\u001b[31m",{"code":"{{Token}}","message":"{{Token}}"}]}"""),
            { Method: "POST", Nth: 1 } when request.Target.EndsWith("/deploy", StringComparison.Ordinal) => RawReply.Close,
            { Method: "POST" } => Echo(Deployment("FAILED")),
            { Target: var target } when target.Contains("/deployments/", StringComparison.Ordinal) => Echo(Deployment("FAILED")),
            _ => Echo("[]"),
        }, _ => RawReply.Token(Token));
        var (log, connection) = Connect(host);
        using var closing = connection;
        var engine = new DeploymentEngine(connection, log);
        var observer = new RecordingObserver();

        var plan = await engine.PlanAsync([Bundle("e", "b") with { OverrideValidation = true, Timeout = TimeSpan.FromSeconds(2) }], CancellationToken.None);
        var run = await engine.RunAsync(plan, new RunOptions(), [observer], CancellationToken.None);

        var reported = Assert.IsType<GcBundleDeployment>(run.Steps[0].Output);
        Assert.Contains("***", reported.Errors[0].Message, StringComparison.Ordinal);
        AssertClean(
        [
            .. log.Lines,
            .. run.Steps[0].Errors.SelectMany(Texts),
            .. observer.Events.Select(happened => happened.ToString()),
            .. observer.Progress,
            .. observer.Warnings,
            .. plan.Steps[0].Notes,
            .. reported.Warnings,
            .. reported.Errors.Select(error => error.ToString()),
            reported.ToString(),
            reported.CorrelationId ?? string.Empty,
            System.Text.Json.JsonSerializer.Serialize(reported),
        ]);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nBroken {0} header\r\n\r\n{{}}")]
    [InlineData("HTTP/1.1 2xx {0}\r\n\r\n{{}}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: {0}/{0}\r\nContent-Length: 2\r\n\r\nno")]
    [InlineData("{0}\r\n\r\n")]
    public async Task An_answer_that_is_no_http_is_not_quoted(string answer)
    {
        await using var host = new RawHost(_ => RawReply.Text(string.Format(System.Globalization.CultureInfo.InvariantCulture, answer, Token)), _ => RawReply.Token(Token));
        var (log, connection) = Connect(host);
        using var closing = connection;

        var error = await Assert.ThrowsAnyAsync<GcException>(() => new DeploymentEngine(connection, log).Bundles.GetAsync(new DeploymentKey("d"), CancellationToken.None));

        AssertClean([.. log.Lines, .. Texts(error)]);
    }

    [Fact]
    public void Nothing_that_holds_a_secret_shows_it()
    {
        var client = new ClientCredentials("id", new Secret(ClientSecret));
        var settings = new ConnectionSettings { BaseAddress = new Uri("https://api.example.com"), Client = client, AccessToken = new Secret(Token) };
        using var connection = GcOrgConnection.Open(settings);

        AssertClean([client.ToString(), settings.ToString(), client.ClientSecret.ToString(), $"{settings.AccessToken}", connection.ToString(), System.Text.Json.JsonSerializer.Serialize(client), System.Text.Json.JsonSerializer.Serialize(connection)]);
    }

    private static string Error(string message) => System.Text.Json.JsonSerializer.Serialize(new { message = message + "\u001b[2J\r\n\u0007\u009b", code = message, contextId = message, details = new[] { new { fieldName = message, errorCode = message } } });

    private static string Deployment(string status) =>
        $$"""{"id":"dep-1","bundleId":"b","status":"{{status}}","startTime":"2026-01-01T00:00:00Z","errors":[{"code":"x.{{Token}}","message":"Bearer {{Token}} \u001b[31mred"},"{{Token}}\u0007",17]}""";

    private static RawReply Echo(string body) => RawReply.Json(body, 200, $"ININ-Correlation-Id: {Token}\u001b[31m");

    private static (RecordingHost Log, GcOrgConnection Connection) Connect(RawHost host, TokenStyle? style = null) =>
        (new RecordingHost(), host.Connect(Brisk with { Retries = 1 }, ClientSecret, style));

    private static IEnumerable<string> Texts(GcException error) =>
        [error.ToString(), error.Message, error.Advice() ?? string.Empty, error.PlatformCode ?? string.Empty, error.CorrelationId ?? string.Empty, error.Target ?? string.Empty];

    private static void AssertClean(IReadOnlyList<string> texts)
    {
        Assert.NotEmpty(texts);
        foreach (var text in texts)
        {
            Assert.All(Forbidden, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(text, character => char.IsControl(character) && character is not ('\r' or '\n'));
        }
    }
}
