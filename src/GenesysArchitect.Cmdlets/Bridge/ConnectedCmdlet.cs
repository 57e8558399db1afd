using System.Management.Automation;
using GenesysArchitect.Cmdlets.Connections;
using GenesysArchitect.Engine;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>A cmdlet that speaks to an organization.</summary>
public abstract class ConnectedCmdlet : GcCmdlet
{
    private GcOrgConnection? _connection;

    /// <summary>
    /// <para type="description">The connection to use, from Connect-GcOrg -PassThru or Get-GcOrg. Without it the one of this runspace's last Connect-GcOrg is used; where there is none, what the GENESYS_CLOUD_ variables of the environment name.</para>
    /// <para type="default">The runspace's connection</para>
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public GcOrgConnection? Connection { get; set; }

    /// <summary>The connection that is used.</summary>
    private protected GcOrgConnection Organization => _connection!;

    /// <summary>The engine over the connection, for the work at hand.</summary>
    private protected virtual DeploymentEngine NewEngine() => new(_connection!, EngineHost, AgentObservers());

    /// <summary>Who tells the agent of a pipeline what runs do; nobody where there is no agent.</summary>
    private protected IReadOnlyList<IRunObserver> AgentObservers() => Agent is { } agent ? [agent.Watch(_connection!)] : [];

    /// <summary>Whether the cmdlet, as it is called, speaks to the connection at all.</summary>
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
