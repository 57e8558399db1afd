using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Runs;

/// <summary>
/// Creates a plan of desired resources: has each handler read the live state, in parallel, and orders the steps. When a
/// run is resumed, ended steps stay ended, and started ones are found again.
/// </summary>
/// <param name="handlers">The kinds of resources.</param>
/// <param name="events">The run's stream.</param>
/// <param name="options">How.</param>
/// <param name="clean">Takes secrets out of what an exception says; null where there are none.</param>
internal sealed class Planner(ResourceHandlers handlers, EventStream events, PlanOptions options, Func<string, string>? clean = null)
{
    private readonly StepFault _fault = new(clean ?? (static text => text));

    /// <summary>The default number of resources read in parallel.</summary>
    public const int DefaultParallelReads = 16;

    public async Task<RunSession> PlanAsync(IReadOnlyList<Resource> resources, CancellationToken cancellationToken)
    {
        var ordered = ResourceOrder.Sort(resources);

        // Kinds that the platform does not support are rejected before anything is sent.
        foreach (var kind in ordered.Select(resource => resource.Kind).Distinct())
        {
            _ = handlers[kind];
        }

        var scope = new PlanScope(ordered, handlers, events, options);
        var items = new WorkItem[ordered.Count];
        await Parallel.ForAsync(
            0,
            ordered.Count,
            new ParallelOptions { MaxDegreeOfParallelism = options.ThrottleLimit, CancellationToken = cancellationToken },
            async (index, stop) => items[index] = await PlanItemAsync(ordered[index], scope, stop));
        var inWaves = InWaves(ResourceOrder.Sort(items));
        var plan = new Plan { RunId = events.RunId, Steps = [.. inWaves.Select(item => item.Step)], IsResumed = options.History is not null };
        return new RunSession(plan, inWaves.ToDictionary(item => item.Step.Address), events);
    }

    private async ValueTask<WorkItem> PlanItemAsync(Resource resource, PlanScope scope, CancellationToken cancellationToken)
    {
        var handler = handlers[resource.Kind];
        var history = options.History?.Of(resource.Address) ?? StepHistory.None;
        StepCalls.AssignTo(resource.Address, events);
        try
        {
            if (history.Ended is { } ended)
            {
                return new WorkItem(handler.Describe(resource) with { Change = history.Change, EndedAs = ended.Status }, resource) { History = history };
            }

            var started = history.IsUnderWay ? await handler.ResumeAsync(resource, scope.ContextOf(resource), cancellationToken) : null;
            return started is null
                ? await handler.PlanAsync(resource, scope, cancellationToken) with { History = history }
                : new WorkItem(handler.Describe(resource) with { Change = history.Change, IsUnderWay = true }, resource) { History = history, Started = started };
        }
        catch (GcException failure) when (!failure.ConcernsConnection)
        {
            // A resource that cannot be read does not affect the plans of the others.
            return new WorkItem(handler.Describe(resource) with { Blocked = failure }, resource) { History = history };
        }
        catch (GcException failure) when (failure.Kind == ErrorKind.Authentication)
        {
            await scope.ContextOf(resource).RefusedAsync(failure);
            throw;
        }
#pragma warning disable CA1031 // Whatever is wrong with one resource, the plans of the others are made.
        catch (Exception fault) when (fault is not GcException && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var step = handler.Describe(resource);
            return new WorkItem(step with { Blocked = _fault.WhilePlanning(step, fault, history) }, resource) { History = history };
        }
    }

    // In dependency order, so that the dependencies of an item already have their wave and final plan.
    private List<WorkItem> InWaves(IReadOnlyList<WorkItem> ordered)
    {
        var done = new Dictionary<ResourceAddress, WorkItem>(ordered.Count);
        var items = new List<WorkItem>(ordered.Count);
        foreach (var item in ordered)
        {
            var needs = item.Step.DependsOn.Where(done.ContainsKey).Select(need => done[need]).ToList();
            var changing = needs.Where(need => need.Step.IsChange).ToList();
            var step = changing.Count > 0 && item.Step is { EndedAs: null, IsUnderWay: false } ? handlers[item.Resource.Kind].Reconsider(item, changing) : item.Step;
            var placed = item with { Step = step with { Wave = needs.Count == 0 ? 1 : needs.Max(need => need.Step.Wave) + 1 } };
            done.Add(step.Address, placed);
            items.Add(placed);
        }

        return items;
    }
}
