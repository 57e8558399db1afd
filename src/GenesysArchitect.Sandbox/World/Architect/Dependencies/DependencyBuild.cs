using GenesysArchitect.Sandbox.World.Access;

namespace GenesysArchitect.Sandbox.World.Architect.Dependencies;

/// <summary>The state of dependency tracking: while it is rebuilt, what it knows is partial.</summary>
internal sealed class DependencyBuild(object gate, Agenda agenda, ContactCenterOptions options)
{
    private string? _status;

    /// <summary>Raised under the lock of the contact center when a build starts or ends.</summary>
    internal event Action<string>? Changed;

    internal string BuildId { get; private set; } = Guid.NewGuid().ToString();

    internal Actor? By { get; private set; }

    internal DateTimeOffset Started { get; private set; } = agenda.Now - TimeSpan.FromDays(20);

    internal DateTimeOffset Completed { get; private set; } = agenda.Now - TimeSpan.FromDays(20) + TimeSpan.FromMinutes(3);

    internal bool IsWhole => Status == "OPERATIONAL";

    /// <summary>As in <c>OPERATIONAL</c> or <c>BUILDINPROGRESS</c>.</summary>
    internal string Status
    {
        get
        {
            lock (gate)
            {
                agenda.RunDue();
                return _status ?? "OPERATIONAL";
            }
        }
    }

    /// <summary>Sets the state until the next rebuild, as a control of the sandbox.</summary>
    internal void SetStatus(string status)
    {
        lock (gate)
        {
            _status = status;
        }
    }

    internal void Start(Actor actor)
    {
        lock (gate)
        {
            if (Status is "BUILDINPROGRESS" or "BUILDQUEUED" or "BUILDINITIALIZING")
            {
                throw RefusedException.Conflict("architect.dependencies.build.in.progress", "A build of the dependencies is in progress.");
            }

            (_status, BuildId, By, Started) = ("BUILDINPROGRESS", Guid.NewGuid().ToString(), actor, agenda.Now);
            Changed?.Invoke(_status);
            agenda.Add(agenda.Now + options.WholeBuild, end =>
            {
                (_status, Completed) = ("OPERATIONAL", end);
                Changed?.Invoke(_status);
            });
        }
    }
}
