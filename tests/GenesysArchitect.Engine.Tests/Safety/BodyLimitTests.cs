using System.IO.Compression;
using System.Text;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Arrangement.TestOrganization;

namespace GenesysArchitect.Engine.Tests.Safety;

/// <summary>No response exhausts the memory or the stack.</summary>
public class BodyLimitTests
{
    private const int Limit = 1024 * 1024;

    [Fact]
    public async Task An_answer_that_announces_to_be_too_large_is_not_read()
    {
        await using var organization = await StartAsync(transport: Brisk with { MaxBodySize = Limit });
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Schema, Fault = Fault.OversizedBody, BodyBytes = Limit + 1 });

        await AssertTooLargeAsync(() => organization.ReadAsync());

        Assert.Single(organization.Requests.Of("GET", Schema));
    }

    [Theory]
    [InlineData("")]
    [InlineData("gzip")]
    public async Task An_answer_that_turns_out_to_be_too_large_is_not_read_to_its_end(string encoding)
    {
        var body = encoding == "gzip" ? Gzip(100 * Limit) : Encoding.ASCII.GetBytes($"{Limit + 1:x}\r\n{new string('x', Limit + 1)}\r\n");
        var head = encoding == "gzip" ? $"Content-Encoding: gzip\r\nContent-Length: {body.Length}\r\n" : "Transfer-Encoding: chunked\r\n";
        await using var host = new RawHost(_ => new RawReply { Bytes = [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{head}\r\n"), .. body] });
        using var connection = host.Connect(Brisk with { MaxBodySize = Limit });

        await AssertTooLargeAsync(() => connection.SendAsync(Calls.Read));

        Assert.Single(host.Calls);
    }

    [Fact]
    public async Task An_answer_that_is_nested_too_deep_is_refused_and_one_that_is_merely_deep_is_read()
    {
        var depth = 4000;
        await using var host = new RawHost(_ => RawReply.Json(Nested(depth)));
        using var connection = host.Connect();
        await connection.SendAsync(Calls.Read);

        depth = 5000;
        await AssertTooLargeAsync(() => connection.SendAsync(Calls.Read));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    public async Task Additional_content_of_a_deployment_may_be_deeply_nested(int depth)
    {
        // A host that returns the configuration, which is irrelevant and must be ignored.
        await using var host = new RawHost(_ => RawReply.Json($$"""{"id":"d","status":"COMPLETED","targetConfig":{{Nested(depth)}}}"""));
        using var connection = host.Connect();

        var deployment = await new DeploymentEngine(connection).Bundles.GetAsync(new DeploymentKey("d"), CancellationToken.None);

        Assert.Equal(DeploymentStatus.Completed, deployment.Status);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(200)]
    [InlineData(1000)]
    public async Task A_configuration_as_deep_as_a_file_may_be_is_deployed(int depth)
    {
        await using var organization = await StartAsync();

        var config = System.Text.Json.JsonDocument.Parse($$"""{"flows":{{Nested(depth)}}}""", new() { MaxDepth = 2000 }).RootElement;
        var result = await organization.DeployOneAsync(Bundle() with { TargetConfig = config });

        // The sandbox may accept less depth than the engine; the request itself is sufficient.
        Assert.Single(organization.Submitted);
        Assert.Contains(Nested(depth), organization.Submitted[0].Body!.Replace(" ", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.NotEqual(StepStatus.Blocked, result.Status);
    }

    [Fact]
    public async Task Very_long_errors_are_truncated()
    {
        await using var host = new RawHost(_ => RawReply.Json($$"""{"message":"{{new string('x', 100_000)}}"}""", 400));
        using var connection = host.Connect();

        var tooLong = await Assert.ThrowsAsync<GcException>(() => connection.SendAsync(Calls.Read));

        Assert.StartsWith("Read thing '1'", tooLong.Message, StringComparison.Ordinal);
        Assert.InRange(tooLong.Message.Length, 100, 4100);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"no\"")]
    [InlineData("{\"message\":17,\"errors\":{},\"details\":[1,null,\"text\"]}")]
    [InlineData("{\"message\":null}")]
    [InlineData("{\"messageParams\":5,\"message\":\"{a}\"}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    [InlineData("")]
    [InlineData("\ufeff{}")]
    public async Task A_refusal_in_a_document_of_strange_shape_is_still_an_error_of_its_status(string body)
    {
        await using var host = new RawHost(_ => RawReply.Json(body, 403));
        using var connection = host.Connect();

        var error = await Assert.ThrowsAsync<GcException>(() => connection.SendAsync(Calls.Read));

        Assert.Equal(ErrorIds.PermissionMissing, error.ErrorId);
        Assert.Contains("things:read", error.Advice(), StringComparison.Ordinal);
    }

    private static async Task AssertTooLargeAsync(Func<Task> call) =>
        Assert.Equal(ErrorIds.AnswerTooLarge, (await Assert.ThrowsAsync<GcException>(call)).ErrorId);

    private static string Nested(int depth) =>
        $"{string.Concat(Enumerable.Repeat("{\"a\":", depth))}1{new string('}', depth)}";

    private static byte[] Gzip(int length)
    {
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            zip.Write("\""u8);
            var spaces = Encoding.ASCII.GetBytes(new string('x', 64 * 1024));
            for (var written = 0; written < length; written += spaces.Length)
            {
                zip.Write(spaces);
            }

            zip.Write("\""u8);
        }

        return packed.ToArray();
    }
}
