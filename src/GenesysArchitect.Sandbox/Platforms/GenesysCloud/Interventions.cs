using GenesysArchitect.Sandbox.Requests;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud;

/// <summary>The interventions in force. Safe to change while requests arrive.</summary>
internal sealed class Interventions
{
    private readonly object _gate = new();
    private readonly List<Armed> _armed = [];

    internal Interventions(IEnumerable<Intervention> interventions)
    {
        foreach (var intervention in interventions)
        {
            Add(intervention);
        }
    }

    internal void Add(Intervention intervention)
    {
        lock (_gate)
        {
            _armed.Add(new Armed(intervention));
        }
    }

    internal void Clear()
    {
        lock (_gate)
        {
            _armed.Clear();
        }
    }

    internal void Meet(ApiRequest request)
    {
        List<Intervention> due;
        lock (_gate)
        {
            if (_armed.Count == 0)
            {
                return;
            }

            due = [.. _armed.Where(armed => armed.Counts(request.Method, request.Path)).Select(armed => armed.Intervention)];
        }

        foreach (var intervention in due)
        {
            Act(intervention, request.World.ContactCenter);
        }
    }

    /// <summary>Lets a colleague act.</summary>
    /// <exception cref="KeyNotFoundException">There is no such flow.</exception>
    /// <exception cref="ArgumentException">A rename has no name.</exception>
    internal static void Act(Intervention intervention, ContactCenter center)
    {
        var flowId = intervention.Flow.Split('/', 2) is [var type, var name]
            ? center.Flows.Named(type, name)?.Id ?? throw new KeyNotFoundException($"There is no flow '{intervention.Flow}'.")
            : intervention.Flow;
        var colleagues = center.Colleagues;
        switch (intervention.Action)
        {
            case InterventionKind.Lock:
                colleagues.Lock(flowId);
                break;
            case InterventionKind.Unlock:
                colleagues.Unlock(flowId);
                break;
            case InterventionKind.Edit:
                colleagues.Edit(flowId);
                break;
            case InterventionKind.Publish:
                colleagues.Publish(flowId);
                break;
            case InterventionKind.Rename:
                colleagues.Rename(flowId, intervention.Name ?? throw new ArgumentException("A rename needs a name."));
                break;
            case InterventionKind.Delete:
                colleagues.Delete(flowId);
                break;
        }
    }

    private sealed class Armed(Intervention intervention)
    {
        private readonly RequestPattern _pattern = new(intervention.Method, intervention.Path);
        private int _matched;
        private int _acted;

        internal Intervention Intervention { get; } = intervention;

        internal bool Counts(string method, string path) =>
            _pattern.Matches(method, path) && ++_matched >= Intervention.Nth && ++_acted <= Intervention.Times;
    }
}
