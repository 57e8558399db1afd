using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Runs;

/// <summary>Orders resources, or their planned steps, after their dependencies, otherwise in the given order.</summary>
internal static class ResourceOrder
{
    public static IReadOnlyList<Resource> Sort(IReadOnlyList<Resource> resources)
    {
        var sorted = Sort(resources, resource => resource.Address, resource => resource.DependsOn);
        RequireGroupsInOrder(resources);
        return sorted;
    }

    public static IReadOnlyList<WorkItem> Sort(IReadOnlyList<WorkItem> items) =>
        Sort(items, item => item.Step.Address, item => item.Step.DependsOn);

    private static List<T> Sort<T>(IReadOnlyList<T> items, Func<T, ResourceAddress> addressOf, Func<T, IReadOnlyList<ResourceAddress>> needsOf)
    {
        var positions = Locations(items, addressOf);
        var waitsFor = new int[items.Count];
        var waiting = new List<int>?[items.Count];
        for (var index = 0; index < items.Count; index++)
        {
            foreach (var need in needsOf(items[index]).Distinct())
            {
                if (positions.TryGetValue(need, out var needed))
                {
                    (waiting[needed] ??= []).Add(index);
                    waitsFor[index]++;
                }
            }
        }

        // The first, in the given order, of those without remaining dependencies.
        var ready = new PriorityQueue<int, int>(Enumerable.Range(0, items.Count).Where(index => waitsFor[index] == 0).Select(index => (index, index)));
        var sorted = new List<T>(items.Count);
        while (ready.TryDequeue(out var next, out _))
        {
            sorted.Add(items[next]);
            foreach (var index in waiting[next] ?? [])
            {
                if (--waitsFor[index] == 0)
                {
                    ready.Enqueue(index, index);
                }
            }
        }

        return sorted.Count == items.Count ? sorted : throw Circular(items, positions, waitsFor, needsOf);
    }

    // A dependency on a member of a group from outside is a dependency on the whole group; no member may depend on the dependent.
    private static void RequireGroupsInOrder(IReadOnlyList<Resource> resources)
    {
        if (resources.All(resource => resource.Group is null))
        {
            return;
        }

        var unitOf = resources.ToDictionary(resource => resource.Address, resource => resource.Group is { } group ? new ResourceAddress("group", group) : resource.Address);
        var units = resources.GroupBy(resource => unitOf[resource.Address]).ToList();
        _ = Sort(units, unit => unit.Key, unit => [.. unit.SelectMany(resource => resource.DependsOn).Where(unitOf.ContainsKey).Select(need => unitOf[need]).Where(need => need != unit.Key).Distinct()]);
    }

    private static Dictionary<ResourceAddress, int> Locations<T>(IReadOnlyList<T> items, Func<T, ResourceAddress> addressOf)
    {
        var positions = new Dictionary<ResourceAddress, int>(items.Count);
        for (var index = 0; index < items.Count; index++)
        {
            if (!positions.TryAdd(addressOf(items[index]), index))
            {
                throw new GcException(ErrorIds.PlanInvalid, ErrorKind.InvalidInput, $"{addressOf(items[index])} is listed twice.")
                {
                    Target = addressOf(items[index]).ToString(),
                    Remedies = [new("List each resource once.")],
                };
            }
        }

        return positions;
    }

    private static GcException Circular<T>(IReadOnlyList<T> items, Dictionary<ResourceAddress, int> positions, int[] waitsFor, Func<T, IReadOnlyList<ResourceAddress>> needsOf)
    {
        var left = positions.Where(location => waitsFor[location.Value] > 0).Select(location => location.Key).ToHashSet();
        while (true)
        {
            // An item that only depends on a cycle is not part of it: nothing that is left depends on the item.
            var needed = left.SelectMany(address => needsOf(items[positions[address]])).ToHashSet();
            if (left.RemoveWhere(address => !needed.Contains(address)) == 0)
            {
                break;
            }
        }

        return new GcException(ErrorIds.PlanInvalid, ErrorKind.InvalidInput, $"Dependency cycle: {string.Join(", ", left.OrderBy(address => positions[address]))}.")
        {
            Remedies = [new("Remove one of the dependsOn entries.")],
        };
    }
}
