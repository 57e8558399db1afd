using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Planning;

/// <summary>Puts resources behind what they wait for, otherwise in the order given.</summary>
internal static class ResourceOrder
{
    public static IReadOnlyList<Resource> Sort(IReadOnlyList<Resource> resources)
    {
        var byAddress = new Dictionary<ResourceAddress, Resource>();
        foreach (var resource in resources)
        {
            if (!byAddress.TryAdd(resource.Address, resource))
            {
                throw new GcException(ErrorIds.PlanInvalid, ErrorKind.InvalidInput, $"{resource.Address} is asked for twice.")
                {
                    Target = resource.Address.ToString(),
                    Remedy = "Name each resource once.",
                };
            }
        }

        var sorted = new List<Resource>(resources.Count);
        var done = new HashSet<ResourceAddress>();
        var waiting = resources.ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.FindIndex(resource => resource.DependsOn.All(need => done.Contains(need) || !byAddress.ContainsKey(need)));
            if (next < 0)
            {
                throw new GcException(ErrorIds.PlanInvalid, ErrorKind.InvalidInput, $"These wait for each other: {string.Join(", ", InCircles(waiting).Select(resource => resource.Address))}.")
                {
                    Remedy = "Take one of the dependsOn entries out.",
                };
            }

            sorted.Add(waiting[next]);
            done.Add(waiting[next].Address);
            waiting.RemoveAt(next);
        }

        return sorted;
    }

    // What only waits for a circle is not a part of it: nothing that is left waits for it.
    private static List<Resource> InCircles(List<Resource> waiting)
    {
        var needed = waiting.SelectMany(resource => resource.DependsOn).ToHashSet();
        var within = waiting.FindAll(resource => needed.Contains(resource.Address));
        return within.Count == waiting.Count ? within : InCircles(within);
    }
}
