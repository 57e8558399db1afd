using System.Management.Automation;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Connection;

namespace GenesysArchitect.Cmdlets.Connections;

/// <summary>
/// <para type="synopsis">Gets the connection of this runspace.</para>
/// <para type="description">Writes nothing when there is none. Sends nothing.</para>
/// </summary>
[Cmdlet(VerbsCommon.Get, "GcOrg")]
[OutputType(typeof(OrgConnection))]
public sealed class GetGcOrgCommand : GcCmdlet
{
    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) => OnPipelineAsync(() =>
    {
        if (RunspaceState.Current.Connected is { } connection)
        {
            WriteObject(connection);
        }

        return true;
    });
}
