using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Engine.Planning;

/// <summary>Makes a plan of desired resources: has each handler read what is live, side by side, and orders the steps.</summary>
internal sealed class Planner(IReadOnlyDictionary<string, IResourceHandler> handlers, EventStream events, int readsAtOnce = Planner.ReadsAtOnce)
{
    /// <summary>How many resources are read side by side where nobody says otherwise.</summary>
    public const int ReadsAtOnce = 16;

    public async Task<Plan> PlanAsync(IReadOnlyList<Resource> resources, CancellationToken cancellationToken)
    {
        var ordered = ResourceOrder.Sort(resources);
        var scope = new PlanScope(ordered, events);
        var steps = new PlanStep[ordered.Count];
        await Parallel.ForAsync(
            0,
            ordered.Count,
            new ParallelOptions { MaxDegreeOfParallelism = readsAtOnce, CancellationToken = cancellationToken },
            async (index, stop) => steps[index] = await PlanStepAsync(ordered[index], scope, stop));
        return new Plan { Steps = ResourceOrder.Sort(steps), Events = events };
    }

    private async ValueTask<PlanStep> PlanStepAsync(Resource resource, PlanScope scope, CancellationToken cancellationToken)
    {
        var handler = handlers[resource.Address.Kind];
        try
        {
            return await handler.PlanAsync(resource, scope, cancellationToken);
        }
        catch (GcException failure) when (!failure.ConcernsConnection)
        {
            // One resource that cannot be read leaves the plans of the others standing.
            return handler.Describe(resource) with { Blocked = failure };
        }
        catch (GcException failure) when (failure.Kind == ErrorKind.Authentication)
        {
            await scope.ContextOf(resource).RefusedAsync(failure);
            throw;
        }
    }
}
