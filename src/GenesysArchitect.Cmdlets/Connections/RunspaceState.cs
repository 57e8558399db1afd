using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Sandboxing;

namespace GenesysArchitect.Cmdlets.Connections;

/// <summary>The state of the module for a runspace: its current connection and the sandboxes started in it.</summary>
internal sealed class RunspaceState
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceState> States = [];

    private GcOrgConnection? _connected;
    private GcOrgConnection? _fromEnvironment;
    private ConnectionSettings? _environment;

    /// <summary>The state of the runspace whose pipeline runs on this thread.</summary>
    public static RunspaceState Current => States.GetOrCreateValue(Runspace.DefaultRunspace);

    public List<SandboxProcess> Sandboxes { get; } = [];

    /// <summary>The connection of Connect-GcOrg; null if there is none.</summary>
    public GcOrgConnection? Connected => _connected;

    public void Connect(GcOrgConnection connection)
    {
        // The old connection is not disposed: a parallel loop may still use it.
        _connected = connection;
    }

    public void Disconnect() => _connected = null;

    /// <summary>The connection of a cmdlet without -Connection. A connection made from environment variables is kept, with its token.</summary>
    public GcOrgConnection Connection()
    {
        if (_connected is not null)
        {
            return _connected;
        }

        var settings = ConnectionEnvironment.Read(Environment.GetEnvironmentVariable);
        if (_fromEnvironment is null || settings != _environment)
        {
            _fromEnvironment = GcOrgConnection.Open(settings);
            _environment = settings;
        }

        return _fromEnvironment;
    }
}
