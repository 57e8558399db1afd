using System.Collections.Concurrent;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Tests.Planning;

/// <summary>Handles things as scripted by a test, and records its calls.</summary>
internal sealed class ThingHandler : ResourceHandler<Thing, string, string>
{
    private readonly ConcurrentQueue<string> _calls = new();
    private readonly object _gate = new();
    private int _busy;

    public Func<Thing, CancellationToken, Task> Reading { get; init; } = (_, _) => Task.CompletedTask;

    public Func<Thing, StepContext, CancellationToken, Task> Applying { get; init; } = (_, _, _) => Task.CompletedTask;

    public Func<Thing, CancellationToken, Task<Verdict>> Verifying { get; init; } = (_, _) => Task.FromResult(Verdict.Succeeded);

    public Func<Thing, CancellationToken, Task<Verdict>> Undoing { get; init; } = (_, _) => Task.FromResult(Verdict.Succeeded);

    public Func<Thing, Task<Verdict>> Releasing { get; init; } = thing => Task.FromResult(Verdict.StillRunning(Error($"let go of {thing.Name}")));

    public Func<Thing, StepContext, Task<string?>> Resuming { get; init; } = (_, _) => Task.FromResult<string?>(null);

    /// <summary>The calls, such as <c>apply a</c>, in order.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>The maximum number of things read or applied in parallel.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>The checkpoint before a thing is changed.</summary>
    public static Checkpoint Writing { get; } = new("writing", CheckpointStage.Intent);

    /// <summary>A checkpoint without meaning for a later run.</summary>
    public static Checkpoint Reached { get; } = new("reached", CheckpointStage.Observed);

    public ResourceHandlers Table
    {
        get
        {
            var handlers = new ResourceHandlers();
            handlers.Add(Thing.KindName, [Writing, Reached], () => this);
            return handlers;
        }
    }

    public static GcException Error(string message, ErrorKind kind = ErrorKind.Failed, string id = ErrorIds.DeploymentFailed) => new(id, kind, message);

    protected override PlanStep Describe(Thing desired) => PlanStep.Of(desired, desired.Change, $"thing '{desired.Name}'");

    protected override async Task<string> ReadAsync(Thing desired, PlanScope scope, CancellationToken cancellationToken)
    {
        await CountAsync($"read {desired.Name}", () => Reading(desired, cancellationToken));
        return $"live {desired.Name}";
    }

    protected override PlanStep Plan(Thing desired, string live) => Describe(desired) with { Notes = [live] };

    protected override Task<string?> ResumeAsync(Thing desired, StepContext context, CancellationToken cancellationToken)
    {
        _calls.Enqueue($"resume {desired.Name}");
        return Resuming(desired, context);
    }

    protected override async Task<string> ApplyAsync(Thing desired, string live, StepContext context, CancellationToken cancellationToken)
    {
        await CountAsync($"apply {desired.Name}", () => Applying(desired, context, cancellationToken));
        return $"applied {desired.Name} over {live}";
    }

    protected override Task<Verdict> VerifyAsync(Thing desired, string applied, StepContext context, CancellationToken cancellationToken)
    {
        _calls.Enqueue($"verify {desired.Name}");
        return Verifying(desired, cancellationToken);
    }

    protected override Task<Verdict> UndoAsync(Thing desired, string applied, StepContext context, CancellationToken cancellationToken)
    {
        _calls.Enqueue($"undo {desired.Name}");
        return Undoing(desired, cancellationToken);
    }

    protected override Task<Verdict> ReleaseAsync(Thing desired, string applied, StepContext context)
    {
        _calls.Enqueue($"release {desired.Name}");
        return Releasing(desired);
    }

    protected override object? Report(Thing desired, string? live, string? applied, StepReport report) => applied;

    private async Task CountAsync(string call, Func<Task> work)
    {
        _calls.Enqueue(call);
        lock (_gate)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_busy);
        }

        try
        {
            await work();
        }
        finally
        {
            lock (_gate)
            {
                _busy--;
            }
        }
    }
}
