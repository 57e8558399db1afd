using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Planning;

/// <summary>Puts resources, or the steps planned for them, behind what they wait for, otherwise in the order given.</summary>
internal static class ResourceOrder
{
    public static IReadOnlyList<Resource> Sort(IReadOnlyList<Resource> resources) =>
        Sort(resources, resource => resource.Address, resource => resource.DependsOn);

    public static IReadOnlyList<PlanStep> Sort(IReadOnlyList<PlanStep> steps) =>
        Sort(steps, step => step.Address, step => step.DependsOn);

    private static List<T> Sort<T>(IReadOnlyList<T> items, Func<T, ResourceAddress> addressOf, Func<T, IReadOnlyList<ResourceAddress>> needsOf)
    {
        var addresses = new HashSet<ResourceAddress>();
        foreach (var address in items.Select(addressOf))
        {
            if (!addresses.Add(address))
            {
                throw new GcException(ErrorIds.PlanInvalid, ErrorKind.InvalidInput, $"{address} is asked for twice.")
                {
                    Target = address.ToString(),
                    Remedy = "Name each resource once.",
                };
            }
        }

        var sorted = new List<T>(items.Count);
        var done = new HashSet<ResourceAddress>();
        var waiting = items.ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.FindIndex(item => needsOf(item).All(need => done.Contains(need) || !addresses.Contains(need)));
            if (next < 0)
            {
                throw new GcException(ErrorIds.PlanInvalid, ErrorKind.InvalidInput, $"These wait for each other: {string.Join(", ", InCircles(waiting, addressOf, needsOf).Select(addressOf))}.")
                {
                    Remedy = "Take one of the dependsOn entries out.",
                };
            }

            sorted.Add(waiting[next]);
            done.Add(addressOf(waiting[next]));
            waiting.RemoveAt(next);
        }

        return sorted;
    }

    // What only waits for a circle is not a part of it: nothing that is left waits for it.
    private static List<T> InCircles<T>(List<T> waiting, Func<T, ResourceAddress> addressOf, Func<T, IReadOnlyList<ResourceAddress>> needsOf)
    {
        var needed = waiting.SelectMany(needsOf).ToHashSet();
        var within = waiting.FindAll(item => needed.Contains(addressOf(item)));
        return within.Count == waiting.Count ? within : InCircles(within, addressOf, needsOf);
    }
}
