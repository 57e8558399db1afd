using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Webhooks;

namespace GenesysArchitect.Cmdlets.Webhooks;

/// <summary>The webhooks of one cmdlet call.</summary>
internal sealed class RunNotification : IDisposable
{
    private readonly WebhookObserver _webhooks;

    private RunNotification(WebhookSettings settings) => _webhooks = new WebhookObserver(settings);

    public IRunObserver Observer => _webhooks;

    /// <summary>Reads the parameters, or else the environment; null if there are no receivers.</summary>
    /// <exception cref="GcException">A parameter or environment variable is invalid.</exception>
    public static RunNotification? Of(string statePath, GovernanceParameters parameters) =>
        WebhookSettings.Read(statePath, parameters.NotifyUri, parameters.NotifyFormat, parameters.NotifyEvent, SecretText.Of(parameters.NotifySecret), Environment.GetEnvironmentVariable) is { } settings
            ? new RunNotification(settings with { Deadline = parameters.NotifyTimeout ?? settings.Deadline })
            : null;

    /// <summary>Waits for the pending deliveries.</summary>
    /// <returns>Warnings about deliveries that are still pending.</returns>
    public Task<IReadOnlyList<string>> FinishAsync(CancellationToken cancellationToken) => _webhooks.FinishAsync(cancellationToken);

    public void Dispose() => _ = _webhooks.DisposeAsync().AsTask();
}
