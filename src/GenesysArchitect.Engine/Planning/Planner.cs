using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Planning;

/// <summary>Makes a plan of desired resources: has each handler read what is live, side by side, and orders the steps.</summary>
internal sealed class Planner(IReadOnlyDictionary<string, IResourceHandler> handlers)
{
    private const int ReadsAtOnce = 16;

    public async Task<Plan> PlanAsync(IReadOnlyList<Resource> resources, CancellationToken cancellationToken)
    {
        var ordered = ResourceOrder.Sort(resources);
        var steps = new PlanStep[ordered.Count];
        await Parallel.ForAsync(
            0,
            ordered.Count,
            new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken },
            async (index, stop) => steps[index] = await PlanStepAsync(ordered[index], stop));
        return new Plan { Steps = steps };
    }

    private async ValueTask<PlanStep> PlanStepAsync(Resource resource, CancellationToken cancellationToken)
    {
        var handler = handlers[resource.Address.Kind];
        try
        {
            return await handler.PlanAsync(resource, cancellationToken);
        }
        catch (GcException failure) when (!failure.ConcernsConnection)
        {
            // One resource that cannot be read leaves the plans of the others standing.
            return handler.Describe(resource) with { Blocked = failure };
        }
    }
}
