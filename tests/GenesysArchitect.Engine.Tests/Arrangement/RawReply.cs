using System.Text;

namespace GenesysArchitect.Engine.Tests.Arrangement;

/// <summary>The exact bytes that a <see cref="RawHost"/> sends, and what happens to the connection.</summary>
internal sealed record RawReply
{
    public const string Deployment = """{"id":"dep-1","bundleId":"b","status":"COMPLETED","startTime":"2026-01-01T00:00:00.000Z"}""";

    public byte[] Bytes { get; init; } = [];

    /// <summary>How long the host holds the call before it responds, by its clock.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether nothing more is sent, and the connection stays open until the caller closes it.</summary>
    public bool IsUnfinished { get; init; }

    public RawEnding Ending { get; init; } = RawEnding.KeepOpen;

    /// <summary>Closes the connection without a response.</summary>
    public static RawReply Close { get; } = new() { Ending = RawEnding.Close };

    /// <summary>Never responds.</summary>
    public static RawReply Silence { get; } = new() { IsUnfinished = true };

    public static RawReply Json(string body, int status = 200, params string[] headers) =>
        Raw(status, Encoding.UTF8.GetBytes(body), ["Content-Type: application/json", .. headers]);

    public static RawReply Token(string token = "raw-token-0123456789", double life = 3600) =>
        Json($$"""{"access_token":"{{token}}","token_type":"bearer","expires_in":{{life}}}""");

    public static RawReply Raw(int status, byte[] body, params string[] headers)
    {
        var head = $"HTTP/1.1 {status} Status\r\n{string.Concat(headers.Select(header => $"{header}\r\n"))}Content-Length: {body.Length}\r\n\r\n";
        return new RawReply { Bytes = [.. Encoding.Latin1.GetBytes(head), .. body] };
    }

    public static RawReply Text(string wholeAnswer) => new() { Bytes = Encoding.Latin1.GetBytes(wholeAnswer), Ending = RawEnding.Close };
}

internal enum RawEnding
{
    KeepOpen,
    Close,
    Reset,
}
