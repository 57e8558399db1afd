using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Webhooks;
using GenesysArchitect.Engine;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>A cmdlet of whose changes others are told. One that makes such changes hands <see cref="Governance"/> over as its dynamic parameters.</summary>
public abstract class GovernedCmdlet : ConnectedCmdlet
{
    private RunNotification? _notification;

    /// <summary>What was said of that.</summary>
    private protected GovernanceParameters Governance { get; } = new();

    /// <summary>The folder where runs are put down, as it was said; null where there is no parameter for it.</summary>
    private protected virtual string? StatedStatePath => null;

    /// <inheritdoc/>
    private protected override DeploymentEngine NewEngine() => new(Organisation, EngineHost, Observers());

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (this is IDynamicParameters)
        {
            _notification = RunNotification.Of(this.StateFolder(StatedStatePath), Governance);
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

    private IReadOnlyList<IRunObserver> Observers() => _notification is null ? [] : [_notification.Observer];
}
