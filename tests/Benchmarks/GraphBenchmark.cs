using System.Diagnostics;
using System.Globalization;
using GenesysArchitect.Engine.Dependencies;

namespace GenesysArchitect.Benchmarks;

/// <summary>
/// Components and waves of a million flows and actions with three million edges, compared with a dictionary-based implementation,
/// and a shortest cycle of each component. One graph is mostly a single component,
/// one is mostly acyclic, and in one the search for shorter cycles never completes.
/// </summary>
internal static class GraphBenchmark
{
    private const int Nodes = 1_000_000;
    private const int Flows = 800_000;
    private const int EdgesOfANode = 3;
    private const int Runs = 3;

    public static void Run()
    {
        Measure("mostly without cycles", (random, node) => random.Next(1_000) == 0 ? random.Next(Nodes) : random.Next(node, Nodes));
        Measure("mostly one component", (random, _) => random.Next(Nodes));
        Measure("cycles of 800 nodes each", (random, node) => node >= Flows ? random.Next(node, Nodes) : ((((node / 1_000) + 1) % (Flows / 1_000)) * 1_000) + random.Next(1_000));
    }

    private static void Measure(string name, Func<Random, int, int> edge)
    {
        var watch = Stopwatch.StartNew();
        var graph = Graph(edge);
        var building = watch.Elapsed;

        var (own, plain) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        var plainGraph = new PlainGraph(graph);
        for (var run = 0; run < Runs; run++)
        {
            var (time, counted) = Timing.Of(() => Count(graph));
            own = Timing.Best(own, time);
            (time, var countedPlainly) = Timing.Of(plainGraph.Count);
            plain = Timing.Best(plain, time);
            if (counted != countedPlainly)
            {
                throw new InvalidOperationException($"{counted} are not {countedPlainly}.");
            }
        }

        var components = DependencyComponents.Of(graph);
        var (searching, cycles) = Timing.Of(() => DependencyCycles.In(components));
        Console.WriteLine($"graph, {name}: {graph.NodeCount:N0} nodes and {graph.EdgeCount:N0} edges, built in {building.TotalMilliseconds:0} ms, are assigned to {components.Count:N0} components and their waves in {own.TotalMilliseconds:0} ms; by dictionaries in {plain.TotalMilliseconds:0} ms. Ratio {own / plain:0.00} (bound: 2 s). {cycles.Count:N0} cycles, {cycles.Count(cycle => !cycle.IsShortest)} of them perhaps not the shortest, take {searching.TotalMilliseconds:0} ms.");
    }

    private static (int Components, int Waves) Count(DependencyGraph graph)
    {
        var components = DependencyComponents.Of(graph);
        return (components.Count, DeploymentWaves.Of(components).Count);
    }

    /// <summary>A graph whose ids and order of addition are unrelated to its edges.</summary>
    private static DependencyGraph Graph(Func<Random, int, int> edge)
    {
        var random = new Random(1);
        var ids = Enumerable.Range(0, Nodes).Select(number => new Guid(number, 0, 0, new byte[8]).ToString("D", CultureInfo.InvariantCulture)).ToArray();
        random.Shuffle(ids);
        var builder = new DependencyGraphBuilder();
        for (var number = 0; number < Nodes * EdgesOfANode; number++)
        {
            var from = number % Nodes;
            var to = edge(random, from);
            if (to < Flows && from < Flows)
            {
                builder.AddReference(ids[from], ids[to]);
            }
            else
            {
                var action = to < Flows ? Flows + (to % (Nodes - Flows)) : to;
                builder.AddUse(from < Flows ? DependencyNode.Flow(ids[from]) : DependencyNode.Action(ids[from]), ids[action], $"[{number % 5}.0, )");
            }
        }

        return builder.Build();
    }
}
