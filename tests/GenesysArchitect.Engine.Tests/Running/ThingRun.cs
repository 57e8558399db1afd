using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Tests.Planning;
using Microsoft.Extensions.Time.Testing;

namespace GenesysArchitect.Engine.Tests.Running;

/// <summary>A run over things, and its record.</summary>
internal sealed class ThingRun(ThingHandler handler)
{
    /// <summary>The clock, which only advances when the test advances it.</summary>
    public FakeTimeProvider Time { get; } = new();

    public RecordingObserver Observer { get; } = new();

    public RunOptions Options { get; init; } = new();

    public PlanOptions Planning { get; init; } = new();

    public async Task<RunResult> RunAsync(IReadOnlyList<IRunObserver> observers, IReadOnlyList<Thing> things, CancellationToken cancellationToken = default)
    {
        var events = new EventStream(Time, observers, Planning.History);
        var session = await new Planner(handler.Table, events, Planning).PlanAsync(things, CancellationToken.None);
        return await new Runner(handler.Table, events, Time).RunAsync(session, session.Plan, Options, cancellationToken);
    }

    public Task<RunResult> RunAsync(params Thing[] things) => RunAsync([Observer], things);

    public static Task<RunResult> RunAsync(ThingHandler handler, params Thing[] things) => new ThingRun(handler).RunAsync(things);

    public static Dictionary<string, StepStatus> Statuses(RunResult result) => result.Steps.ToDictionary(step => step.Address.Name, step => step.Status);
}
