using System.Buffers;
using System.Net.Sockets;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.Wire;
using Microsoft.AspNetCore.Connections.Features;

namespace GenesysArchitect.Sandbox.Hosting;

/// <summary>Sends an answer, whole or spoilt.</summary>
internal static class Delivery
{
    // An abort discards what the socket has not taken yet; this lets the half of a body, or the end of a connection, leave.
    private static readonly TimeSpan TimeToLeave = TimeSpan.FromMilliseconds(100);

    internal static async Task SendAsync(HttpContext context, Answer answer, FaultRule fault)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        switch (fault.Fault)
        {
            case Fault.CutBeforeActing or Fault.CutAfterActing:
                await CutAsync(context, fault.ClosesInOrder);
                break;
            case Fault.TruncatedBody:
                await SendHalfAsync(context, answer);
                break;
            case Fault.OversizedBody:
                await SendOversizedAsync(response, fault.BodyBytes, context.RequestAborted);
                break;
            default:
                // A 204 and a 304 must not carry a length.
                response.ContentLength = answer.Body.Length == 0 && answer.Status is 204 or 304 ? null : answer.Body.Length;
                if (answer.Body.Length > 0)
                {
                    // Writing nothing to an answer that must have no body would end the connection.
                    await response.Body.WriteAsync(answer.Body, context.RequestAborted);
                }

                break;
        }
    }

    private static async Task CutAsync(HttpContext context, bool inOrder)
    {
        if (inOrder && context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            socket.Shutdown(SocketShutdown.Send);
            await Task.Delay(TimeToLeave, context.RequestAborted);
        }

        context.Abort();
    }

    private static async Task SendHalfAsync(HttpContext context, Answer answer)
    {
        // An answer without a body has nothing to cut: it promises one, and the connection ends there.
        if (context.Response.StatusCode == StatusCodes.Status204NoContent)
        {
            context.Response.StatusCode = StatusCodes.Status200OK;
        }

        context.Response.ContentLength = answer.Body.Length + 64;
        await context.Response.Body.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await Task.Delay(TimeToLeave, context.RequestAborted);
        context.Abort();
    }

    private static async Task SendOversizedAsync(HttpResponse response, long bytes, CancellationToken cancellationToken)
    {
        var start = "{\"padding\":\""u8.ToArray();
        var end = "\"}"u8.ToArray();
        var left = Math.Max(0, bytes - start.Length - end.Length);
        var padding = ArrayPool<byte>.Shared.Rent(64 * 1024);
        padding.AsSpan().Fill((byte)'x');
        try
        {
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = start.Length + left + end.Length;
            await response.Body.WriteAsync(start, cancellationToken);
            for (; left > 0; left -= Math.Min(left, padding.Length))
            {
                await response.Body.WriteAsync(padding.AsMemory(0, (int)Math.Min(left, padding.Length)), cancellationToken);
            }

            await response.Body.WriteAsync(end, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(padding);
        }
    }
}
