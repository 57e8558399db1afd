using System.Text;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Tests.Answers;

/// <summary>Every text of an answer is valid Unicode by the time that anybody reads it.</summary>
public class AnswerTextTests
{
    [Theory]
    [InlineData("""{"a":"\ud83d"}""", """{"a":"\ufffd"}""", "$.a")]
    [InlineData("""{"a":"\udc00x"}""", """{"a":"\ufffdx"}""", "$.a")]
    [InlineData("""{"a":["\ud83d\ud83d\ude00","b"]}""", """{"a":["\ufffd\ud83d\ude00","b"]}""", "$.a[0]")]
    [InlineData("""[1,{"b":{"\uDBFF":1}}]""", """[1,{"b":{"\ufffd":1}}]""", "$[1].b.?")]
    [InlineData("""{"a":"\\ud83d"}""", """{"a":"\\ud83d"}""", null)]
    [InlineData("""{"a":"\ud83d\ude00"}""", """{"a":"\ud83d\ude00"}""", null)]
    [InlineData("""{"a":"\ud83d\\ude00"}""", """{"a":"\ufffd\\ude00"}""", "$.a")]
    [InlineData("not json \\ud83d", "not json \\ud83d", null)]
    public void Half_a_character_is_read_as_the_replacement_character(string body, string read, string? path)
    {
        var (text, first) = BodyText.Read(Encoding.UTF8.GetBytes(body), charset: null);

        Assert.Equal((read, path), (Encoding.UTF8.GetString(text.Span), first));
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_read_as_the_replacement_character()
    {
        var (text, first) = BodyText.Read(Encoding.Latin1.GetBytes("""{"a":{"b":"Grüße"}}"""), charset: null);

        Assert.Equal(("""{"a":{"b":"Gr��e"}}""", "$.a.b"), (Encoding.UTF8.GetString(text.Span), first));
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("utf-16")]
    [InlineData("\"utf-8\"")]
    public void A_charset_that_the_host_names_is_believed(string charset)
    {
        var (text, first) = BodyText.Read(Encoding.GetEncoding(charset.Trim('"')).GetBytes("""{"a":"Grüße"}"""), charset);

        Assert.Equal(("""{"a":"Grüße"}""", null), (Encoding.UTF8.GetString(text.Span), first));
    }

    [Fact]
    public async Task A_byte_order_mark_before_an_answer_is_ignored()
    {
        await using var host = new RawHost(_ => RawReply.Raw(200, [0xEF, 0xBB, 0xBF, .. "{\"a\":1}"u8], "Content-Type: application/json"));
        using var connection = host.Connect();

        var answer = await connection.SendAsync(Calls.Read);

        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString(answer.Body.Span));
        Assert.Single(host.Calls);
    }

    [Fact]
    public async Task An_error_with_half_a_character_is_the_platforms_error()
    {
        await using var host = new RawHost(_ => RawReply.Json("""{"message":"no \ud83d","code":"c\udc00","status":400,"errors":[{"message":"x\ud83d"}]}""", 400));
        using var connection = host.Connect();

        var error = await Assert.ThrowsAnyAsync<GcException>(() => connection.SendAsync(Calls.Read));

        Assert.Equal((ErrorIds.Rejected, "c�"), (error.ErrorId, error.PlatformCode));
        Assert.Contains("no �", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"2026-01-02T03:04:05Z\"")]
    [InlineData("\"2026-01-02T03:04:05+00:00\"")]
    [InlineData("\"2026-01-02T03:04:05.000+0000\"")]
    [InlineData("\"2026-01-02T05:04:05+0200\"")]
    [InlineData("\"2026-01-02T03:04:05\"")]
    [InlineData("\"2026-01-02 03:04:05Z\"")]
    [InlineData("\"2026-01-02T03:04:05.123456789Z\"")]
    [InlineData("\"Fri, 02 Jan 2026 03:04:05 GMT\"")]
    [InlineData("1767323045000")]
    [InlineData("1767323045")]
    [InlineData("\"1767323045000\"")]
    public void A_time_is_read_in_the_forms_that_hosts_write(string json) =>
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), new DateTimeOffset(AnswerTime.Read(TestOrganization.Json(json))!.Value.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"soon\"")]
    [InlineData("\"10:00\"")]
    [InlineData("1e300")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("[]")]
    public void What_is_no_time_is_none(string json) => Assert.Null(AnswerTime.Read(TestOrganization.Json(json)));
}
