using System.Security.Cryptography;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Transfers;

/// <summary>The second port: an object store that knows presigned addresses and no tokens.</summary>
internal sealed class TransferCalls(PresignedAddresses addresses)
{
    // What every HTTP client adds by itself. Beyond these an upload carries the prescribed headers and no other.
    private static readonly HashSet<string> Transport = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Content-Length", "Connection", "Keep-Alive", "User-Agent", "Accept", "Accept-Encoding", "Accept-Language", "Cache-Control",
        "Pragma", "Date", "Expect", "Origin", "Referer", "DNT", "Sec-Fetch-Dest", "Sec-Fetch-Mode", "Sec-Fetch-Site", "Priority",
        "traceparent", "tracestate", "baggage", "Request-Id", "Correlation-Context", "Proxy-Connection", "TE",
    };

    internal IEnumerable<ApiCall> All() =>
    [
        new("PUT", "/uploads/{jobId}", Upload) { Kind = CallKind.Transfer },
        new("GET", "/downloads/{jobId}/{fileName}", Download) { Kind = CallKind.Transfer },
        new("*", "/{**path}", request => StoreError.Of(request, StatusCodes.Status403Forbidden, "AccessDenied", "Access Denied")) { Kind = CallKind.Transfer },
    ];

    private Answer Upload(ApiRequest request)
    {
        if (Refuse(request, "PUT") is { } refused)
        {
            return refused;
        }

        if (request.Headers.TransferEncoding.Count > 0)
        {
            return StoreError.Of(request, StatusCodes.Status501NotImplemented, "NotImplemented", "A header you provided implies functionality that is not implemented: Transfer-Encoding.");
        }

        var jobId = request.Route("jobId");
        var prescribed = PresignedAddresses.UploadHeaders(jobId);
        foreach (var (name, value) in prescribed)
        {
            if (request.Headers[name].ToString() != value)
            {
                return StoreError.Of(request, StatusCodes.Status403Forbidden, "SignatureDoesNotMatch", $"The request signature we calculated does not match the signature you provided: the header {name} is not the prescribed one.");
            }
        }

        if (request.Headers.Keys.FirstOrDefault(name => !Transport.Contains(name) && !prescribed.Keys.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unsigned)
        {
            return StoreError.Of(request, StatusCodes.Status403Forbidden, "AccessDenied", $"There were headers present in the request which were not signed: {unsigned.ToLowerInvariant()}.");
        }

        return request.Center().Publishing.Upload(jobId, request.Text)
            ? Answer.Empty(StatusCodes.Status200OK).With("ETag", $"\"{Convert.ToHexString(SHA256.HashData(request.Body))[..32].ToLowerInvariant()}\"")
            : StoreError.Of(request, StatusCodes.Status403Forbidden, "AccessDenied", "Access Denied: the address was used already.");
    }

    private Answer Download(ApiRequest request)
    {
        if (Refuse(request, "GET") is { } refused)
        {
            return refused;
        }

        return request.Center().Jobs.Find(request.Route("jobId"))?.File is { } file
            ? new Answer { Status = StatusCodes.Status200OK, Body = file.Bytes.ToArray(), ContentType = file.ContentType }
                .With("Content-Disposition", $"attachment; filename=\"{file.Name}\"")
            : StoreError.Of(request, StatusCodes.Status404NotFound, "NoSuchKey", "The specified key does not exist.");
    }

    private Answer? Refuse(ApiRequest request, string method)
    {
        if (request.Headers.Authorization.Count > 0)
        {
            return StoreError.Of(request, StatusCodes.Status400BadRequest, "InvalidArgument", "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified.");
        }

        return addresses.Check(method, request.Path, request.Query(PresignedAddresses.Moment), request.Query(PresignedAddresses.Life), request.Query(PresignedAddresses.Signature)) switch
        {
            AddressProblem.Unsigned => StoreError.Of(request, StatusCodes.Status403Forbidden, "AccessDenied", "Access Denied"),
            AddressProblem.WrongSignature => StoreError.Of(request, StatusCodes.Status403Forbidden, "SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided. Check your key and signing method."),
            AddressProblem.Expired => StoreError.Of(request, StatusCodes.Status403Forbidden, "AccessDenied", "Request has expired"),
            _ => null,
        };
    }
}
