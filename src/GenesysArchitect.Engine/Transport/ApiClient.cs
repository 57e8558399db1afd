using System.Text.Json.Serialization.Metadata;
using GenesysArchitect.Engine.Errors;
using Microsoft.Extensions.Logging;

namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// A capability's access to a connection: the shared channel, and the log of the current caller.
/// </summary>
internal sealed class ApiClient(ApiChannel channel, ILogger log, ICallWatcher? watcher = null)
{
    private int _calls;

    /// <summary>The number of calls made through this client.</summary>
    public int Calls => Volatile.Read(ref _calls);

    public TimeProvider Time => channel.Time;

    public ILogger Log => log;

    /// <summary>Receives the reasons for waits; null for none.</summary>
    public ICallWatcher? Watcher => watcher;

    /// <summary>Text that came from the platform, without secrets and control characters.</summary>
    public string Clean(string text) => channel.Clean(text);

    /// <summary>The path of a link returned by the platform; null if it is outside the API's base address.</summary>
    public ApiPath? PathOf(string link) => channel.PathOf(link);

    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return channel.SendAsync(request, log, cancellationToken, watcher);
    }

    public async Task<T> SendAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(request, cancellationToken);
        return answer.Read(request, type);
    }

    /// <summary>What a call answers, as a reader makes it of the body.</summary>
    public async Task<T> SendAsync<T>(ApiRequest request, Func<ReadOnlyMemory<byte>, T> read, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(request, cancellationToken);
        return answer.Read(request, read);
    }

    /// <summary>What a call answers, as a reader makes it of the body; null when the platform has no such thing.</summary>
    public async Task<T?> FindAsync<T>(ApiRequest request, Func<ReadOnlyMemory<byte>, T> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await SendAsync(request, read, cancellationToken);
        }
        catch (GcException missing) when (missing.Kind == ErrorKind.NotFound)
        {
            return null;
        }
    }
}
