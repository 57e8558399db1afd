using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Webhooks;

namespace GenesysArchitect.Cmdlets.Webhooks;

/// <summary>The webhooks of one call of a cmdlet.</summary>
internal sealed class RunNotification : IDisposable
{
    private readonly WebhookObserver _webhooks;

    private RunNotification(WebhookSettings settings) => _webhooks = new WebhookObserver(settings);

    public IRunObserver Observer => _webhooks;

    /// <summary>Reads the parameters, and what the environment says where they say nothing; null where nobody is to be told.</summary>
    /// <exception cref="GcException">They are wrong.</exception>
    public static RunNotification? Of(string statePath, GovernanceParameters said) =>
        WebhookSettings.Read(statePath, said.NotifyUri, said.NotifyFormat, said.NotifyEvent, SecretText.Of(said.NotifySecret), Environment.GetEnvironmentVariable) is { } settings
            ? new RunNotification(settings with { Deadline = said.NotifyTimeout ?? settings.Deadline })
            : null;

    /// <summary>Waits for the last deliveries.</summary>
    /// <returns>What there is to say of those that have not arrived.</returns>
    public Task<IReadOnlyList<string>> FinishAsync(CancellationToken cancellationToken) => _webhooks.FinishAsync(cancellationToken);

    public void Dispose() => _ = _webhooks.DisposeAsync().AsTask();
}
