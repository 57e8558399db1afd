using System.Management.Automation;
using GenesysArchitect.Cmdlets.Bridge;

namespace GenesysArchitect.Cmdlets.Connections;

/// <summary>
/// <para type="synopsis">Forgets the connection of this runspace, with its token.</para>
/// <para type="description">Whoever holds the connection object may go on with it.</para>
/// </summary>
[Cmdlet(VerbsCommunications.Disconnect, "GcOrg")]
[OutputType(typeof(void))]
public sealed class DisconnectGcOrgCommand : GcCmdlet
{
    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) => OnPipelineAsync(() =>
    {
        RunspaceState.Current.Disconnect();
        return true;
    });
}
