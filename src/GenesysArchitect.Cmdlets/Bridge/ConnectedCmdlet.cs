using System.Management.Automation;
using GenesysArchitect.Cmdlets.Connections;
using GenesysArchitect.Engine;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>Base class of the cmdlets that use a connection to an organization.</summary>
public abstract class ConnectedCmdlet : GcCmdlet
{
    private GcOrgConnection? _connection;

    /// <summary>
    /// <para type="description">The connection to use, from Connect-GcOrg -PassThru or Get-GcOrg. Without it the connection of this runspace's last Connect-GcOrg is used, or else a connection made from the GENESYS_CLOUD_ environment variables.</para>
    /// <para type="default">The runspace's connection</para>
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public GcOrgConnection? Connection { get; set; }

    /// <summary>The connection in use.</summary>
    private protected GcOrgConnection Organization => _connection!;

    /// <summary>Creates an engine for the connection.</summary>
    private protected virtual DeploymentEngine NewEngine() => new(_connection!, EngineHost, AgentObservers());

    /// <summary>The observers that report runs to a pipeline agent; empty outside of a pipeline.</summary>
    private protected IReadOnlyList<IRunObserver> AgentObservers() => Agent is { } agent ? [agent.Watch(_connection!)] : [];

    /// <summary>Whether the cmdlet needs a connection with the parameters it was called with.</summary>
    private protected virtual bool NeedsConnection => true;

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (NeedsConnection)
        {
            _connection = Connection ?? RunspaceState.Current.Connection();
        }
    }
}
