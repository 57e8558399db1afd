using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Engine.Planning;

/// <summary>
/// Makes a plan of desired resources: has each handler read what is live, side by side, and orders the steps. Of an
/// interrupted run, what has ended stays as it ended, and what had begun is looked for.
/// </summary>
internal sealed class Planner(ResourceHandlers handlers, EventStream events, PlanOptions options)
{
    /// <summary>How many resources are read side by side where nobody says otherwise.</summary>
    public const int ReadsAtOnce = 16;

    public async Task<Plan> PlanAsync(IReadOnlyList<Resource> resources, CancellationToken cancellationToken)
    {
        var ordered = ResourceOrder.Sort(resources);

        // What the platform does not have is refused before anything is sent.
        foreach (var kind in ordered.Select(resource => resource.Address.Kind).Distinct())
        {
            _ = handlers[kind];
        }

        var scope = new PlanScope(ordered, handlers, events, options);
        var steps = new PlanStep[ordered.Count];
        await Parallel.ForAsync(
            0,
            ordered.Count,
            new ParallelOptions { MaxDegreeOfParallelism = options.ThrottleLimit, CancellationToken = cancellationToken },
            async (index, stop) => steps[index] = await PlanStepAsync(ordered[index], scope, stop));
        return new Plan { Steps = InWaves(ResourceOrder.Sort(steps)), Events = events, IsResumed = options.History is not null };
    }

    private async ValueTask<PlanStep> PlanStepAsync(Resource resource, PlanScope scope, CancellationToken cancellationToken)
    {
        var handler = handlers[resource.Address.Kind];
        var history = options.History?.Of(resource.Address) ?? StepHistory.None;
        StepCalls.BelongTo(resource.Address, events);
        try
        {
            if (history.Ended is not null)
            {
                return handler.Describe(resource) with { History = history, Change = history.Change };
            }

            var begun = history.IsUnderWay ? await handler.TakeUpAsync(resource, scope.ContextOf(resource), cancellationToken) : null;
            return begun is null
                ? await handler.PlanAsync(resource, scope, cancellationToken) with { History = history }
                : handler.Describe(resource) with { History = history, Change = history.Change, Begun = begun };
        }
        catch (GcException failure) when (!failure.ConcernsConnection)
        {
            // One resource that cannot be read leaves the plans of the others standing.
            return handler.Describe(resource) with { Blocked = failure, History = history };
        }
        catch (GcException failure) when (failure.Kind == ErrorKind.Authentication)
        {
            await scope.ContextOf(resource).RefusedAsync(failure);
            throw;
        }
    }

    // The steps are ordered: what one waits for has its wave already, and has been considered in the light of its own needs.
    private List<PlanStep> InWaves(IReadOnlyList<PlanStep> ordered)
    {
        var done = new Dictionary<ResourceAddress, PlanStep>(ordered.Count);
        var steps = new List<PlanStep>(ordered.Count);
        foreach (var step in ordered)
        {
            var needs = step.DependsOn.Where(done.ContainsKey).Select(need => done[need]).ToList();
            var changing = needs.Where(need => need.IsChange).ToList();
            var considered = changing.Count > 0 && step is { Ended: null, Begun: null } ? handlers[step.Address.Kind].Reconsider(step, changing) : step;
            considered = considered with { Wave = needs.Count == 0 ? 1 : needs.Max(need => need.Wave) + 1 };
            done.Add(step.Address, considered);
            steps.Add(considered);
        }

        return steps;
    }
}
