using System.Management.Automation;
using GenesysArchitect.Cmdlets.Connections;
using GenesysArchitect.Engine;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>A cmdlet that speaks to an organisation.</summary>
public abstract class ConnectedCmdlet : GcCmdlet
{
    private readonly GovernanceParameters _governance = new();
    private OrgConnection? _connection;

    /// <summary>
    /// <para type="description">The connection to use, from Connect-GcOrg -PassThru or Get-GcOrg. Without it the one of this runspace's last Connect-GcOrg is used; where there is none, what the GENESYS_CLOUD_ variables of the environment name.</para>
    /// <para type="default">The runspace's connection</para>
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public OrgConnection? Connection { get; set; }

    /// <summary>The connection that is used.</summary>
    private protected OrgConnection Organisation => _connection!;

    /// <summary>The engine over the connection, for the work at hand.</summary>
    private protected DeploymentEngine NewEngine() => new(_connection!, EngineHost, [.. Agent is { } agent ? [agent.Watch(_connection!)] : Array.Empty<IRunObserver>(), .. _governance.Observers(_connection!, EngineHost)]);

    /// <summary>Whether the cmdlet, as it is called, speaks to the connection at all.</summary>
    private protected virtual bool NeedsConnection => true;

    /// <summary>Hands PowerShell the parameters that a cmdlet has besides its own where it is <see cref="IGoverned"/>.</summary>
    /// <returns>The parameters.</returns>
    public object GetDynamicParameters() => _governance;

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (NeedsConnection)
        {
            _connection = Connection ?? RunspaceState.Current.Connection();
        }

        if (this is IGoverned)
        {
            _governance.Read(this);
        }
    }
}
