using GenesysArchitect.Engine.Connection;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>The options of sending.</summary>
internal sealed record WebhookSending
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public Random Random { get; init; } = Random.Shared;

    public Secret? Secret { get; init; }

    /// <summary>The timeout of one attempt.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The delay after the first failure; it doubles with each further one.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The same while a caller waits for the end.</summary>
    public TimeSpan MaxDelayAtEnd { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The maximum Retry-After that is respected.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How often to check whether another process has released an endpoint.</summary>
    public TimeSpan LockPause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether rejected deliveries are skipped, so that later ones are sent.</summary>
    public bool SkipsRefused { get; init; }

    /// <summary>Receives each delivered notification.</summary>
    public Action<WebhookDelivery> Arrived { get; init; } = _ => { };
}
