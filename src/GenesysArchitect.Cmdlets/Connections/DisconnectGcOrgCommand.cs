using System.Management.Automation;
using GenesysArchitect.Cmdlets.Bridge;

namespace GenesysArchitect.Cmdlets.Connections;

/// <summary>
/// <para type="synopsis">Forgets the connection of this runspace, with its token.</para>
/// <para type="description">Nothing is sent: the token runs out by itself. Whoever holds the connection object may go on with it.</para>
/// </summary>
/// <example>
/// <para>Forget the connection</para>
/// <code>
/// PS> Disconnect-GcOrg
/// </code>
/// </example>
/// <example>
/// <para>Leave no connection behind in a script</para>
/// <code>
/// Connect-GcOrg eu-central-1 -Credential (Get-Secret GenesysCloud)
/// try {
///     Invoke-GcBundleDeployment northwind-ivr prod
/// }
/// finally {
///     Disconnect-GcOrg
/// }
/// </code>
/// </example>
/// <seealso cref="ConnectGcOrgCommand"/>
/// <seealso cref="GetGcOrgCommand"/>
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
