using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cmdlets.Auditing;

/// <summary>Base class of the cmdlets that read an audit log.</summary>
public abstract class AuditLogCmdlet : GcCmdlet
{
    /// <summary>
    /// <para type="description">The current file of the log. Its older files are found in the same folder.</para>
    /// <para type="default">GENESYS_AUDIT_PATH, or .genesysarchitect/audit.jsonl in the current folder</para>
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("FullName", "AuditPath")]
    public string? Path { get; set; }

    /// <summary>Path of the log: the parameter, else the environment, else the default in the current folder.</summary>
    /// <exception cref="GcException">GENESYS_AUDIT_PATH turns the audit log off.</exception>
    private protected Task<string> LogAsync() => OnPipelineAsync(() =>
    {
        var named = AuditSettings.PathOf(Environment.GetEnvironmentVariable, Path);
        return !named.Equals(AuditSettings.Off, StringComparison.OrdinalIgnoreCase)
            ? this.FilePath(named)
            : throw new GcException(ErrorIds.AuditMissing, ErrorKind.NotFound, "No audit log is written because GENESYS_AUDIT_PATH is off.") { Remedies = [new("Specify the log with -Path.")] };
    });
}
