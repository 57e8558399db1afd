using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cmdlets.Auditing;

/// <summary>A cmdlet that looks at an audit log.</summary>
public abstract class AuditLogCmdlet : GcCmdlet
{
    /// <summary>
    /// <para type="description">The log: the file that is written. Those it follows on are looked for beside it.</para>
    /// <para type="default">GENESYS_AUDIT_PATH, or .genesysarchitect/audit.jsonl in the current folder</para>
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("FullName", "AuditPath")]
    public string? Path { get; set; }

    /// <summary>The log that is looked at: what was said, what the environment names, or the default beneath the current folder.</summary>
    /// <exception cref="GcException">The environment says that none is written.</exception>
    private protected Task<string> LogAsync() => OnPipelineAsync(() =>
    {
        var named = AuditSettings.PathOf(Environment.GetEnvironmentVariable, Path);
        return !named.Equals(AuditSettings.Off, StringComparison.OrdinalIgnoreCase)
            ? this.FilePath(named)
            : throw new GcException(ErrorIds.AuditMissing, ErrorKind.NotFound, "GENESYS_AUDIT_PATH says that no audit log is written.") { Remedies = [new("Name the log with -Path.")] };
    });
}
