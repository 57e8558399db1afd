using System.Management.Automation;
using System.Net;
using GenesysArchitect.Engine.Platforms;
using GenesysArchitect.Engine.Sandboxing;

namespace GenesysArchitect.Cmdlets.Sandboxing;

/// <summary>A running sandbox. It pipes into Connect-GcOrg.</summary>
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

    /// <summary>What a connection to it is called.</summary>
    public string Name { get; }

    /// <summary>Where it listens.</summary>
    public Uri BaseUri { get; }

    /// <summary>What it plays.</summary>
    public PlatformKind Platform { get; }

    /// <summary>The OAuth client it knows.</summary>
    public PSCredential Credential { get; }

    /// <summary>Its process id.</summary>
    public int ProcessId { get; }

    /// <summary>Whether it is running.</summary>
    public bool IsRunning => Process.IsRunning;

    internal SandboxProcess Process { get; }
}
