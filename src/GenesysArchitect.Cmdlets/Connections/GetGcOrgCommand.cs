using System.Management.Automation;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Connection;

namespace GenesysArchitect.Cmdlets.Connections;

/// <summary>
/// <para type="synopsis">Gets the connection of this runspace.</para>
/// <para type="description">Writes the connection of the last Connect-GcOrg, and nothing when there is none. Sends nothing.</para>
/// </summary>
/// <example>
/// <para>See which organization the cmdlets speak to</para>
/// <code>
/// PS> Get-GcOrg
/// </code>
/// </example>
/// <example>
/// <para>Hand the connection to a parallel loop</para>
/// <code>
/// PS> $org = Get-GcOrg
/// PS> 'dev', 'test', 'staging' | ForEach-Object -Parallel {
///         Test-GcBundle northwind-ivr $_ -Connection $using:org
///     }
/// </code>
/// <para>Each turn of the loop has a runspace of its own, with no connection. All of them share the one that they are given, with its token and its rate limit.</para>
/// </example>
/// <seealso cref="ConnectGcOrgCommand"/>
/// <seealso cref="DisconnectGcOrgCommand"/>
[Cmdlet(VerbsCommon.Get, "GcOrg")]
[OutputType(typeof(GcOrgConnection))]
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
