namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>Finds dependency cycles among declarations. Each cycle is reported once; its members are then excluded from the search.</summary>
internal sealed class CycleDetector
{
    private readonly Dictionary<Declaration, List<Dependency>> _needs;
    private readonly HashSet<Declaration> _left;

    private CycleDetector(IReadOnlyCollection<Declaration> declarations)
    {
        _left = [.. declarations];
        _needs = declarations.ToDictionary(declaration => declaration, declaration => declaration.Dependencies.Where(dependency => _left.Contains(dependency.Target)).ToList());
    }

    /// <summary>Reports each cycle with its full path.</summary>
    public static void Check(IReadOnlyCollection<Declaration> declarations)
    {
        var search = new CycleDetector(declarations);
        search.Trim();
        foreach (var declaration in declarations)
        {
            if (search._left.Contains(declaration) && search.ShortestFrom(declaration) is { } cycle)
            {
                declaration.Document.AddError(Declaration.NamePath, $"dependency cycle: {InWords(declaration, cycle)}.");
                search._left.ExceptWith(cycle.Select(step => step.Target));
                search.Trim();
            }
        }
    }

    private static string InWords(Declaration first, IReadOnlyList<Dependency> cycle) =>
        $"{first}{string.Concat(cycle.Select(step => $" → {step.Target}{(step.IsReference ? " (reference)" : string.Empty)}"))}";

    // A declaration without dependencies or without dependents cannot be part of a cycle.
    private void Trim()
    {
        TrimEnds(declaration => _needs[declaration].Select(dependency => dependency.Target));
        var needed = _left.ToDictionary(declaration => declaration, _ => new List<Declaration>());
        foreach (var (declaration, target) in _left.SelectMany(declaration => _needs[declaration].Select(dependency => (declaration, dependency.Target))).Where(pair => _left.Contains(pair.Target)))
        {
            needed[target].Add(declaration);
        }

        TrimEnds(declaration => needed[declaration]);
    }

    private void TrimEnds(Func<Declaration, IEnumerable<Declaration>> next)
    {
        var counts = _left.ToDictionary(declaration => declaration, declaration => next(declaration).Count(_left.Contains));
        var before = _left.ToDictionary(declaration => declaration, _ => new List<Declaration>());
        foreach (var declaration in _left)
        {
            foreach (var target in next(declaration).Where(_left.Contains))
            {
                before[target].Add(declaration);
            }
        }

        var ends = new Stack<Declaration>(counts.Where(count => count.Value == 0).Select(count => count.Key));
        while (ends.TryPop(out var end))
        {
            _left.Remove(end);
            foreach (var waiting in before[end].Where(waiting => --counts[waiting] == 0))
            {
                ends.Push(waiting);
            }
        }
    }

    // Breadth-first; null if there is no path back.
    private List<Dependency>? ShortestFrom(Declaration start)
    {
        var cameBy = new Dictionary<Declaration, (Declaration From, Dependency Step)>();
        var queue = new Queue<Declaration>([start]);
        while (queue.TryDequeue(out var declaration))
        {
            foreach (var step in _needs[declaration].Where(step => _left.Contains(step.Target) && cameBy.TryAdd(step.Target, (declaration, step))))
            {
                if (step.Target == start)
                {
                    return PathTo(start, cameBy);
                }

                queue.Enqueue(step.Target);
            }
        }

        return null;
    }

    private static List<Dependency> PathTo(Declaration start, Dictionary<Declaration, (Declaration From, Dependency Step)> cameBy)
    {
        var way = new List<Dependency>();
        var at = start;
        do
        {
            var (from, step) = cameBy[at];
            way.Add(step);
            at = from;
        }
        while (at != start);

        way.Reverse();
        return way;
    }
}
