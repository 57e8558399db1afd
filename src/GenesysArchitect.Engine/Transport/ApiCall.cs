using Microsoft.Extensions.Logging;
using Polly;

namespace GenesysArchitect.Engine.Transport;

/// <summary>A call on its way through the pipeline, with the state shared by all stages.</summary>
internal sealed class ApiCall(Uri address, ApiRequest request, ILogger log, bool authorized, ICallWatcher? watcher = null)
{
    public static readonly ResiliencePropertyKey<ApiCall> Key = new(nameof(ApiCall));

    public Uri Address => address;

    public ApiRequest Request => request;

    public ILogger Log => log;

    /// <summary>Receives the delays of the call; null for none.</summary>
    public ICallWatcher? Watcher => watcher;

    /// <summary>Whether the call carries a token. The token request does not.</summary>
    public bool Authorized => authorized;

    /// <summary>Whether an attempt is in progress without a response yet.</summary>
    public bool OnWire { get; set; }

    /// <summary>Whether it has been repeated with a new token, which happens once per call.</summary>
    public bool Replayed { get; set; }

    public static ApiCall Of(ResilienceContext context) =>
        context.Properties.GetValue(Key, null!);
}
