using System.Text;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Requests;

/// <summary>A request and its answer, without their headers: what a test holds against the specification.</summary>
public sealed record ObservedExchange
{
    /// <summary><c>api</c>, or <c>upload</c> for the second port.</summary>
    public required string Port { get; init; }

    /// <summary>The method, in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The path, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The query with its question mark, or an empty text; a signature is redacted.</summary>
    public required string Query { get; init; }

    /// <summary>The content type of the request; null when it had none.</summary>
    public string? RequestContentType { get; init; }

    /// <summary>The body of the request; null when it had none.</summary>
    public string? RequestBody { get; init; }

    /// <summary>The status of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>The content type of the answer; null when it had none.</summary>
    public string? ResponseContentType { get; init; }

    /// <summary>The body of the answer; null when it had none. A granted token is redacted.</summary>
    public string? ResponseBody { get; init; }

    internal static ObservedExchange From(ApiCall call, ApiRequest request, Answer answer, Redaction redaction)
    {
        var isToken = call.Kind == CallKind.Token;
        return new ObservedExchange
        {
            Port = call.Kind == CallKind.Transfer ? "upload" : "api",
            Method = request.Method.ToUpperInvariant(),
            Path = request.Path,
            Query = redaction.Text(request.QueryText),
            RequestContentType = request.Headers.ContentType.ToString() is { Length: > 0 } type ? type : null,
            RequestBody = Text(request.Body, isToken, redaction),
            Status = answer.Status,
            ResponseContentType = answer.ContentType,
            ResponseBody = HttpMethods.IsHead(request.Method) ? null : Text(answer.Body, isToken, redaction),
        };
    }

    private static string? Text(byte[] body, bool redact, Redaction redaction)
    {
        if (body.Length == 0)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(body);
        return redact ? redaction.Text(text) : text;
    }
}
