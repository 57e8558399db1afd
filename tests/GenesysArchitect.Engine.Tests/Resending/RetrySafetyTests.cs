using System.IO.Compression;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Tests.Retrying;

/// <summary>The failures that may be retried, for each kind of call, by the contract.</summary>
public class RetrySafetyTests
{
    private static readonly Dictionary<string, RawReply> Failures = new()
    {
        ["closed"] = RawReply.Close,
        ["reset"] = new RawReply { Ending = RawEnding.Reset },
        ["no http"] = RawReply.Text("this is not http\r\n\r\n"),
        ["bad header"] = RawReply.Text("HTTP/1.1 200 OK\r\nno colon here\r\n\r\n{}"),
        ["cut in the body"] = RawReply.Text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{\"a\":"),
        ["cut in a chunk"] = RawReply.Text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n"),
        ["framed well and cut"] = RawReply.Json("{\"a\":"),
        ["two documents"] = RawReply.Json("{}{}"),
        ["page with 200"] = RawReply.Raw(200, "<html>hello</html>"u8.ToArray(), "Content-Type: text/html"),
        ["broken gzip"] = RawReply.Json("this is no gzip", 200, "Content-Encoding: gzip"),
        ["broken brotli"] = RawReply.Json("this is no brotli", 200, "Content-Encoding: br"),
        ["cut gzip"] = RawReply.Raw(200, Gzip("{\"a\":\"" + string.Join(' ', Enumerable.Range(0, 2000)) + "\"}")[..300], "Content-Type: application/json", "Content-Encoding: gzip"),
        ["500"] = RawReply.Json("{}", 500),
        ["502"] = RawReply.Json("{}", 502),
        ["503"] = RawReply.Json("{}", 503),
        ["503 page"] = RawReply.Raw(503, "<html>busy</html>"u8.ToArray(), "Content-Type: text/html"),
        ["504 empty"] = RawReply.Raw(504, []),
        ["501"] = RawReply.Json("{}", 501),
        ["400"] = RawReply.Json("{}", 400),
        ["403"] = RawReply.Json("{}", 403),
        ["404"] = RawReply.Json("{}", 404),
        ["408"] = RawReply.Json("{}", 408),
        ["409"] = RawReply.Json("{}", 409),
        ["422"] = RawReply.Json("{}", 422),
        ["429"] = RawReply.Json("{}", 429, "Retry-After: 1"),
    };

    private static readonly string[] Lost =
    [
        "closed", "reset", "no http", "bad header", "cut in the body", "cut in a chunk", "framed well and cut", "two documents", "page with 200", "broken gzip", "broken brotli", "cut gzip", "502", "503", "503 page", "504 empty",
    ];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var call in new[] { "GET", "DELETE", "PUT", "POST" })
            {
                foreach (var failure in Failures.Keys)
                {
                    cases.Add(call, failure);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_failure_is_retried_only_if_the_table_says_so(string method, string failure)
    {
        var request = method switch { "GET" => Calls.Read, "DELETE" => Calls.Delete, "PUT" => Calls.Put, _ => Calls.Start };
        await using var host = new RawHost(call => call.Nth == 1 ? Failures[failure] : RawReply.Json("{}"));
        using var connection = host.Connect();

        Exception? failed = null;
        try
        {
            await connection.SendAsync(request);
        }
        catch (GcException error)
        {
            failed = error;
        }

        var resent = failure == "429" || (method != "POST" && Lost.Contains(failure)) || (method == "GET" && failure == "500");
        Assert.Equal(resent ? 2 : 1, host.Calls.Count);
        Assert.Equal(resent, failed is null);
    }

    [Fact]
    public async Task A_call_is_retried_up_to_its_limit_and_fails_with_the_last_error()
    {
        await using var host = new RawHost(_ => RawReply.Json("""{"code":"service.unavailable","message":"Down for {reason}","messageParams":{"reason":"repair"}}""", 503, "ININ-Correlation-Id: corr-17"));
        using var connection = host.Connect(TestOrganization.Brisk with { Retries = 3 });

        var error = await Assert.ThrowsAsync<GcException>(() => connection.SendAsync(Calls.Read));

        Assert.Equal(4, host.Calls.Count);
        Assert.Equal(ErrorIds.ServerError, error.ErrorId);
        Assert.Equal(503, error.Status);
        Assert.Equal("service.unavailable", error.PlatformCode);
        Assert.Equal("corr-17", error.CorrelationId);
        Assert.Equal("Read thing '1': the platform answered 503 Service Unavailable (service.unavailable): Down for repair. Correlation id corr-17.", error.Message);
    }

    [Fact]
    public async Task Retry_delays_are_random_and_bounded()
    {
        var log = new RecordingHost();
        await using var host = new RawHost(_ => RawReply.Json("{}", 503));
        using var connection = host.Connect(new TransportOptions { FirstRetryDelay = TimeSpan.FromMilliseconds(50), MaxRetryDelay = TimeSpan.FromMilliseconds(300), Retries = 9, CircuitMinimum = 100 });

        await Assert.ThrowsAsync<GcException>(() => connection.Channel.SendAsync(Calls.Read, new Hosting.HostLogger(log), CancellationToken.None));

        var lines = log.Lines.Where(line => line.Contains("sending it again in", StringComparison.Ordinal)).ToList();
        Assert.Equal(9, lines.Count);
        Assert.Contains("(attempt 2)", lines[0], StringComparison.Ordinal);
        Assert.Contains("(attempt 10)", lines[^1], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Matches(@"in 0\.[0-3] s", line));
    }

    private static byte[] Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.NoCompression))
        {
            zip.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
