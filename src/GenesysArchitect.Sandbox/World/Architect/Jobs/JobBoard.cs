using GenesysArchitect.Sandbox.World.Access;

namespace GenesysArchitect.Sandbox.World.Architect.Jobs;

/// <summary>All jobs of Architect and how far they are.</summary>
internal sealed class JobBoard(object gate, Agenda agenda)
{
    private readonly Dictionary<string, FlowJob> _jobs = [];
    private readonly Dictionary<(string Command, string Flow), FlowJobOutcome> _outcomes = [];

    internal DateTimeOffset Now => agenda.Now;

    internal object Gate => gate;

    internal FlowJob Add(string command, Actor actor, IReadOnlyList<FlowSelection> flows, string status)
    {
        var job = new FlowJob { Id = Guid.NewGuid().ToString(), Command = command, By = actor, Registered = agenda.Now, Flows = flows, Status = status };
        Put(job);
        return job;
    }

    /// <summary>A job.</summary>
    /// <exception cref="RefusedException">There is no such job.</exception>
    internal FlowJob Require(string command, string id) => Find(id) is { } job && job.Command == command
        ? job
        : throw RefusedException.Missing("job", id);

    internal FlowJob? Find(string id)
    {
        lock (gate)
        {
            agenda.RunDue();
            return _jobs.GetValueOrDefault(id);
        }
    }

    internal IReadOnlyList<FlowJob> ToList()
    {
        lock (gate)
        {
            agenda.RunDue();
            return [.. _jobs.Values.OrderBy(job => job.Registered)];
        }
    }

    internal void Put(FlowJob job)
    {
        lock (gate)
        {
            _jobs[job.Id] = job;
        }
    }

    /// <summary>Ends a job after a while, unless it is one that never ends.</summary>
    internal void EndLater(FlowJob job, TimeSpan duration, FlowJobOutcome outcome, Func<FlowJob, DateTimeOffset, FlowJob> end)
    {
        lock (gate)
        {
            if (outcome != FlowJobOutcome.Stuck)
            {
                agenda.Add(agenda.Now + duration, now => _jobs[job.Id] = end(_jobs[job.Id], now));
            }
        }
    }

    internal void SetOutcome(string command, string flow, FlowJobOutcome outcome)
    {
        lock (gate)
        {
            _outcomes[(command, flow)] = outcome;
        }
    }

    internal FlowJobOutcome Outcome(string command, string? flow)
    {
        lock (gate)
        {
            return flow is not null && _outcomes.TryGetValue((command, flow), out var own) ? own : _outcomes.GetValueOrDefault((command, "*"));
        }
    }
}
