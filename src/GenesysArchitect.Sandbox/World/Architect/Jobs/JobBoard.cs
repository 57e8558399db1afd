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

    /// <summary>Starts a job over flows, which ends after a while the way that is ordered for the first flow that has an order.</summary>
    /// <param name="command">What it does.</param>
    /// <param name="flows">The flows.</param>
    /// <param name="actor">Who asked for it.</param>
    /// <param name="nameOf">The name of a flow, where it has one.</param>
    /// <param name="duration">How long it takes.</param>
    /// <param name="run">Does it.</param>
    /// <returns>The job as it was registered.</returns>
    internal FlowJob Start(string command, IReadOnlyList<FlowSelection> flows, Actor actor, Func<FlowSelection, string?> nameOf, TimeSpan duration, Func<FlowJob, FlowJobOutcome, DateTimeOffset, FlowJob> run)
    {
        lock (gate)
        {
            // Registered is passed over: a shipping client takes it for an error, so by the first poll a job is started.
            var job = Add(command, actor, flows, "Registered");
            Put(job with { Status = "Started" });
            var outcome = flows.Select(flow => Outcome(command, nameOf(flow))).FirstOrDefault(each => each != FlowJobOutcome.Natural);
            EndLater(job, duration, outcome, (current, now) => run(current, outcome, now));
            return job;
        }
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
