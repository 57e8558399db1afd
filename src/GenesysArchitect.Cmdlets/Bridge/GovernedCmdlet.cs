using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Webhooks;
using GenesysArchitect.Engine;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>Base class of the cmdlets whose changes are written to an audit log and sent to webhooks if they are <see cref="IGoverned"/>.</summary>
public abstract class GovernedCmdlet : ConnectedCmdlet
{
    private readonly GovernanceParameters _governance = new();
    private RunNotification? _notification;

    /// <summary>Returns the additional parameters of a cmdlet that is <see cref="IGoverned"/>.</summary>
    /// <returns>The parameters.</returns>
    public object GetDynamicParameters() => _governance;

    /// <summary>The value of the cmdlet's parameter for the state folder; null if it has none.</summary>
    private protected virtual string? StatePathParameter => null;

    /// <inheritdoc/>
    private protected override DeploymentEngine NewEngine() =>
        new(Organization, EngineHost, [.. _governance.Observers(Organization, EngineHost), .. NotificationObservers(), .. AgentObservers()]);

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (this is IGoverned)
        {
            _governance.Read(this);
            _notification = RunNotification.Of(this.StateFolder(StatePathParameter), _governance);
        }

        base.Begin();
    }

    /// <inheritdoc/>
    private protected override async Task FinishAsync(CancellationToken interrupted)
    {
        if (_notification is not null)
        {
            foreach (var warning in await _notification.FinishAsync(interrupted))
            {
                await WarnAsync($"{warning} To send them now, use Send-GcPendingWebhook.");
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _notification?.Dispose();
        base.Dispose(disposing);
    }

    private IReadOnlyList<IRunObserver> NotificationObservers() => _notification is null ? [] : [_notification.Observer];
}
