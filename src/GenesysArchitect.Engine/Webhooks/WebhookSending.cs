using GenesysArchitect.Engine.Connection;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>How deliveries are sent.</summary>
internal sealed record WebhookSending
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public Random Random { get; init; } = Random.Shared;

    public Secret? Secret { get; init; }

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long is waited after the first failure; after each further one up to twice as long.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The same where somebody waits for the end of it, until that does not seem near any more.</summary>
    public TimeSpan LongestDelayAtEnd { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest Retry-After that is kept to.</summary>
    public TimeSpan LongestHold { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How often is looked whether another process has let go of an endpoint.</summary>
    public TimeSpan LockPause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether what was refused is passed over, so that what stands behind it is sent.</summary>
    public bool SkipsRefused { get; init; }

    /// <summary>Who is reported of each delivery that has arrived.</summary>
    public Action<WebhookDelivery> Arrived { get; init; } = _ => { };
}
