using System.Management.Automation;
using GenesysArchitect.Cmdlets.Bridge;

namespace GenesysArchitect.Cmdlets.Connections;

/// <summary>
/// <para type="synopsis">Removes the connection of this runspace and its token.</para>
/// <para type="description">Nothing is sent: the token expires by itself. A connection object that is still referenced can be used further.</para>
/// </summary>
/// <example>
/// <para>Remove the connection</para>
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
