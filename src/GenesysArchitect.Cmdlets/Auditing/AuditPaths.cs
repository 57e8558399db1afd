using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cmdlets.Auditing;

/// <summary>Which log is looked at. To be called on the pipeline's thread.</summary>
internal static class AuditPaths
{
    /// <summary>What was said, what the environment names, or the default beneath the current folder.</summary>
    /// <exception cref="GcException">The environment says that none is written.</exception>
    public static string AuditLog(this PSCmdlet cmdlet, string? stated)
    {
        var named = AuditSettings.PathOf(Environment.GetEnvironmentVariable, stated);
        return !named.Equals(AuditSettings.Off, StringComparison.OrdinalIgnoreCase)
            ? cmdlet.FilePath(named)
            : throw new GcException(ErrorIds.AuditMissing, ErrorKind.NotFound, "GENESYS_AUDIT_PATH says that no audit log is written.") { Remedy = "Name the log with -Path." };
    }
}
