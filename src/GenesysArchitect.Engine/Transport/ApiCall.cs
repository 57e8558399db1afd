using Microsoft.Extensions.Logging;
using Polly;

namespace GenesysArchitect.Engine.Transport;

/// <summary>One call on its way through the pipeline: what every stage needs to know of it.</summary>
internal sealed class ApiCall(Uri address, ApiRequest request, ILogger log, bool authorized, ICallWatcher? watcher = null)
{
    public static readonly ResiliencePropertyKey<ApiCall> Key = new(nameof(ApiCall));

    public Uri Address => address;

    public ApiRequest Request => request;

    public ILogger Log => log;

    /// <summary>Who is reported what keeps it waiting; null for none.</summary>
    public ICallWatcher? Watcher => watcher;

    /// <summary>Whether it carries a token. Asking for one does not.</summary>
    public bool Authorized => authorized;

    /// <summary>Whether an attempt is in progress whose answer is not here yet.</summary>
    public bool OnWire { get; set; }

    /// <summary>Whether it has been replayed with a fresh token: that happens once a call.</summary>
    public bool Replayed { get; set; }

    public static ApiCall Of(ResilienceContext context) =>
        context.Properties.GetValue(Key, null!);
}
