using System.Management.Automation;
using System.Runtime.CompilerServices;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Hosting;

namespace GenesysArchitect.Cmdlets.Auditing;

/// <summary>Base class of the cmdlets that read the entries of an audit log.</summary>
public abstract class AuditReadingCmdlet : AuditLogCmdlet
{
    /// <summary><para type="description">Only entries after this time.</para></summary>
    [Parameter]
    public DateTimeOffset? After { get; set; }

    /// <summary><para type="description">Only entries about these resources: a name such as northwind-ivr@prod, or a kind and a name such as BundleDeployment/northwind-ivr@prod.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Resource { get; set; } = [];

    /// <summary>The entries that match the parameters and the filter.</summary>
    private protected async IAsyncEnumerable<GcAuditEntry> ReadAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var log = await LogAsync();
        await foreach (var entry in AuditReader.ReadAsync(log, filter with { After = After, Resources = Resource }, message => EngineHost.Log(EngineLogLevel.Warning, message), cancellationToken))
        {
            yield return entry;
        }
    }
}
