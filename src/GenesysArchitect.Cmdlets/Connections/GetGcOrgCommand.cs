using System.Management.Automation;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Connection;

namespace GenesysArchitect.Cmdlets.Connections;

/// <summary>
/// <para type="synopsis">Gets the connection of this runspace.</para>
/// <para type="description">Writes the connection of the last Connect-GcOrg, or nothing if there is none. Nothing is sent.</para>
/// </summary>
/// <example>
/// <para>See which organization the cmdlets use</para>
/// <code>
/// PS> Get-GcOrg
/// </code>
/// </example>
/// <example>
/// <para>Use the connection in a parallel loop</para>
/// <code>
/// PS> $org = Get-GcOrg
/// PS> 'dev', 'test', 'staging' | ForEach-Object -Parallel {
///         Test-GcBundle northwind-ivr $_ -Connection $using:org
///     }
/// </code>
/// <para>Each iteration has its own runspace without a connection. All of them share the connection that is passed, with its token and rate limit.</para>
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
