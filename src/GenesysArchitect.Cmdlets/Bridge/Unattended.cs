using System.Management.Automation;
using System.Management.Automation.Host;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>How PowerShell tells that there is nobody to ask: its host has no prompt, or may not show one.</summary>
internal static class Unattended
{
    public static bool IsReportedBy(Exception failure) => failure is HostException or PSInvalidOperationException or PSNotImplementedException;
}
