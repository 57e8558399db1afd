using System.Management.Automation;
using System.Net;
using GenesysArchitect.Engine.Platforms;
using GenesysArchitect.Engine.Sandboxing;

namespace GenesysArchitect.Cmdlets.Sandboxing;

/// <summary>A running sandbox. It can be piped to Connect-GcOrg.</summary>
public sealed class GcSandbox
{
    internal GcSandbox(SandboxProcess process)
    {
        Process = process;
        Platform = process.Platform;
        BaseUri = process.BaseAddress;
        ProcessId = process.ProcessId;
        Name = $"sandbox {process.BaseAddress.Authority}";
        Credential = new PSCredential(process.Client.ClientId, new NetworkCredential(string.Empty, process.RevealSecret()).SecurePassword);
    }

    /// <summary>The name of a connection to the sandbox.</summary>
    public string Name { get; }

    /// <summary>The address that the sandbox listens on.</summary>
    public Uri BaseUri { get; }

    /// <summary>The platform that the sandbox simulates.</summary>
    public PlatformKind Platform { get; }

    /// <summary>The OAuth client that the sandbox accepts.</summary>
    public PSCredential Credential { get; }

    /// <summary>The process id of the sandbox.</summary>
    public int ProcessId { get; }

    /// <summary>Whether the sandbox is running.</summary>
    public bool IsRunning => Process.IsRunning;

    internal SandboxProcess Process { get; }
}
