using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Webhooks;
using GenesysArchitect.Engine;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>A cmdlet of whose changes others are told, where it is <see cref="IGoverned"/>: an audit log, and receivers of webhooks.</summary>
public abstract class GovernedCmdlet : ConnectedCmdlet
{
    private readonly GovernanceParameters _governance = new();
    private RunNotification? _notification;

    /// <summary>Hands PowerShell the parameters that a cmdlet has besides its own where it is <see cref="IGoverned"/>.</summary>
    /// <returns>The parameters.</returns>
    public object GetDynamicParameters() => _governance;

    /// <summary>The folder where runs are put down, as it was said; null where there is no parameter for it.</summary>
    private protected virtual string? StatedStatePath => null;

    /// <inheritdoc/>
    private protected override DeploymentEngine NewEngine() =>
        new(Organization, EngineHost, [.. _governance.Observers(Organization, EngineHost), .. Notifying(), .. AgentObservers()]);

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (this is IGoverned)
        {
            _governance.Read(this);
            _notification = RunNotification.Of(this.StateFolder(StatedStatePath), _governance);
        }

        base.Begin();
    }

    /// <inheritdoc/>
    private protected override async Task FinishAsync(CancellationToken interrupted)
    {
        if (_notification is not null)
        {
            foreach (var remark in await _notification.FinishAsync(interrupted))
            {
                await WarnAsync($"{remark} Send-GcPendingWebhook does so now.");
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _notification?.Dispose();
        base.Dispose(disposing);
    }

    private IReadOnlyList<IRunObserver> Notifying() => _notification is null ? [] : [_notification.Observer];
}
