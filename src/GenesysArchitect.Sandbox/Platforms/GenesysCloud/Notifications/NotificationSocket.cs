using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Notifications;

/// <summary>The WebSocket of a channel: whoever knows its address may listen.</summary>
internal sealed class NotificationSocket(NotificationHub hub)
{
    internal const string Pattern = "/channels/{channelId}";

    internal static string Route(string channelId) => "/channels/" + channelId;

    internal async Task ServeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || hub.Find((string?)context.Request.RouteValues["channelId"] ?? string.Empty) is not { } channel)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var sending = SendAsync(socket, channel, ended.Token);
        try
        {
            await ReceiveAsync(socket, channel, ended.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // The listener went away without a word, or the sandbox is being stopped.
        }

        await ended.CancelAsync();
        await sending;
    }

    private static async Task SendAsync(WebSocket socket, NotificationChannel channel, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in channel.Messages.ReadAllAsync(cancellationToken))
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // Nobody listens any longer.
        }
    }

    private static async Task ReceiveAsync(WebSocket socket, NotificationChannel channel, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, cancellationToken);
                return;
            }

            // The one message that listeners send: a ping of their own making.
            if (Encoding.UTF8.GetString(buffer, 0, received.Count).Contains("\"ping\"", StringComparison.Ordinal))
            {
                channel.Send(NotificationHub.Message("channel.metadata", new JsonObject { ["message"] = "pong" }));
            }
        }
    }
}
