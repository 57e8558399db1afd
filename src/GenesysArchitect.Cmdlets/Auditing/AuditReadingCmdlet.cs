using System.Management.Automation;
using System.Runtime.CompilerServices;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Hosting;

namespace GenesysArchitect.Cmdlets.Auditing;

/// <summary>A cmdlet that reads the entries of an audit log.</summary>
public abstract class AuditReadingCmdlet : AuditLogCmdlet
{
    /// <summary><para type="description">Only what happened after this moment.</para></summary>
    [Parameter]
    public DateTimeOffset? After { get; set; }

    /// <summary><para type="description">Only what is about these resources: by name, such as northwind-ivr@prod, or with the kind before it, such as BundleDeployment/northwind-ivr@prod.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Resource { get; set; } = [];

    /// <summary>The entries that fit the parameters, and what else is asked of them.</summary>
    private protected async IAsyncEnumerable<GcAuditEntry> ReadAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var log = await LogAsync();
        await foreach (var entry in AuditReader.ReadAsync(log, filter with { After = After, Resources = Resource }, message => EngineHost.Log(EngineLogLevel.Warning, message), cancellationToken))
        {
            yield return entry;
        }
    }
}
