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
            var ready = waiting.Where(resource => resource.DependsOn.All(need => done.Contains(need) || !byAddress.ContainsKey(need))).ToList();
            if (ready.Count == 0)
            {
                throw new GcException(ErrorIds.PlanInvalid, ErrorKind.InvalidInput, $"These wait for each other: {string.Join(", ", waiting.Select(resource => resource.Address))}.")
                {
                    Remedy = "Take one of the dependsOn entries out.",
                };
            }

            sorted.AddRange(ready);
            done.UnionWith(ready.Select(resource => resource.Address));
            waiting.RemoveAll(resource => done.Contains(resource.Address));
        }

        return sorted;
    }
}
