using System.Management.Automation;
using System.Management.Automation.Host;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>Recognizes the exceptions that PowerShell throws when the session is not interactive.</summary>
internal static class Unattended
{
    public static bool IsReportedBy(Exception failure) => failure is HostException or PSInvalidOperationException or PSNotImplementedException;
}
