using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Transport;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenesysArchitect.Engine.Tests.Submitting;

/// <summary>The HTTP client must not retry by itself what must be sent once.</summary>
public class HiddenRetryTests
{
    private static readonly ApiRequest Read = ApiRequest.Get(ApiPath.Of($"/read"), "Read", "none");
    private static readonly ApiRequest Start = new()
    {
        Method = HttpMethod.Post,
        Path = ApiPath.Of($"/start"),
        Operation = "Start",
        Permission = "none",
        Body = "{}"u8.ToArray(),
        RetrySafety = RetrySafety.Never,
    };

    [Theory]
    [InlineData(RawEnding.Close)]
    [InlineData(RawEnding.Reset)]
    internal async Task A_call_that_starts_work_is_put_on_the_wire_once_when_a_kept_connection_ends_without_an_answer(RawEnding ending)
    {
        await using var host = new RawHost(request => request.Method == "POST" ? new RawReply { Ending = ending } : RawReply.Json("{}"));
        using var connection = host.Connect();
        await connection.Channel.SendAsync(Read, NullLogger.Instance, CancellationToken.None);

        var lost = await Assert.ThrowsAsync<ResponseLostException>(() => connection.Channel.SendAsync(Start, NullLogger.Instance, CancellationToken.None));

        Assert.Equal(ErrorIds.AnswerLost, lost.ErrorId);
        Assert.Equal(DeliveryStatus.Unknown, lost.Fate);
        Assert.Single(host.Calls, call => call.Method == "POST");
    }
}
