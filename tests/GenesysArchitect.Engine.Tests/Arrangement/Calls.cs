using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Transport;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenesysArchitect.Engine.Tests.Arrangement;

/// <summary>Plain calls through the pipeline, one for each rule of retry safety.</summary>
internal static class Calls
{
    public static ApiRequest Read { get; } = ApiRequest.Get(ApiPath.Of($"/things/1"), "Read thing '1'", "things:read", "1");

    public static ApiRequest Delete { get; } = ApiRequest.Delete(ApiPath.Of($"/things/1"), "Delete thing '1'", "things:write", "1");

    public static ApiRequest Put { get; } = Delete with { Method = HttpMethod.Put, Body = "{}"u8.ToArray(), ExpectsJson = true, Operation = "Put thing '1'" };

    public static ApiRequest Start { get; } = Put with { Method = HttpMethod.Post, RetrySafety = RetrySafety.Never, Operation = "Start thing '1'" };

    public static Task<ApiResponse> SendAsync(this GcOrgConnection connection, ApiRequest request, CancellationToken cancellationToken = default) =>
        connection.Channel.SendAsync(request, NullLogger.Instance, cancellationToken);
}
