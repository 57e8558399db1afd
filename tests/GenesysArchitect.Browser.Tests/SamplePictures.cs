using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Dependencies.Pictures;

namespace GenesysArchitect.Browser.Tests;

/// <summary>Sample graphs.</summary>
internal static class SamplePictures
{
    public const string HostileName = "</script><script>window.harmed = true</script><img src=x onerror=\"window.harmed = true\">";
    public const string HostileId = "a\"];\\ & <b>id</b> 🦊\nsecond line @@data@@ <!--";

    /// <summary>Nine nodes with a cycle of two flows, a conflict, an unreadable flow, and hostile names.</summary>
    public static DependencyPicture Small() => new()
    {
        Title = "Northwind, <production>",
        Nodes =
        [
            Flow("main-ivr", "Northwind main IVR", 5),
            Flow("order-status", "Order status", 4, cycle: true),
            Flow("callback", "Callback", 4, cycle: true),
            Flow("survey", null, 3),
            Flow("holiday", "Holiday greeting", 1) with { Problem = "403: the OAuth client may not read it." },
            Flow(HostileId, HostileName, 2),
            Action("find-customer", "Find customer", 1, "1.4.0"),
            Action("create-ticket", "Create ticket", 1, null) with { HasConflict = true },
            Action("send-sms", "Send a text message", 1, "2.0.1"),
        ],
        Edges =
        [
            Edge("main-ivr", "order-status"), Edge("main-ivr", "callback"), Edge("main-ivr", "holiday"), Edge("order-status", "callback"), Edge("callback", "order-status"),
            Edge("order-status", "survey"), Edge("survey", HostileId), Uses("order-status", "find-customer", "[1.0, 2.0)"), Uses("callback", "create-ticket", "[1.0, 2.0)"),
            Uses("survey", "create-ticket", "[2.1]"), Uses("callback", "send-sms", "[2.0, 3.0)"), Uses("main-ivr", "find-customer", "1.2"), Uses(HostileId, "find-customer", null),
        ],
        Cycles = [new() { Nodes = [DependencyNode.Flow("callback"), DependencyNode.Flow("order-status")], ComponentSize = 2, IsShortest = true }],
    };

    /// <summary>Five thousand nodes and fifteen thousand edges in ten waves, with a conflict for every hundredth node and some cycles.</summary>
    public static DependencyPicture Large()
    {
        const int count = 5_000;
        const int waves = 10;
        var random = new Random(7);
        var wave = Enumerable.Range(0, count).Select(at => 1 + (at * waves / count)).ToList();
        var keys = wave.Select((number, at) => number == 1 ? DependencyNode.Action($"action-{at:D4}") : DependencyNode.Flow($"flow-{at:D4}")).ToList();
        var edges = new HashSet<(int From, int To)>();
        while (edges.Count < 15_000)
        {
            var from = random.Next(count / waves, count);
            edges.Add((from, random.Next(0, (wave[from] - 1) * count / waves)));
        }

        var circles = Enumerable.Range(0, 5).Select(at => (One: 4_000 + (2 * at), Other: 4_001 + (2 * at))).ToList();
        var inCycle = circles.SelectMany(circle => new[] { circle.One, circle.Other }).ToHashSet();
        edges.UnionWith(circles.SelectMany(circle => new[] { (circle.One, circle.Other), (circle.Other, circle.One) }));
        return new()
        {
            Title = "A large organization",
            Nodes = [.. keys.Select((key, at) => new GcDependencyNode { Kind = key.Kind, Id = key.Id, Name = $"Name of {at}", Wave = wave[at], IsInCycle = inCycle.Contains(at), HasConflict = wave[at] == 1 && at % 100 == 0 })],
            Edges = [.. edges.Select(edge => new GcDependencyEdge(keys[edge.From], keys[edge.To], keys[edge.To].Kind == DependencyKind.Action ? "[1.0, 2.0)" : null))],
            Cycles = [.. circles.Select(circle => new DependencyCycle { Nodes = [keys[circle.One], keys[circle.Other]], ComponentSize = 2, IsShortest = true })],
        };
    }

    /// <summary>A few hundred nodes, as in an organization of medium size.</summary>
    public static DependencyPicture Medium()
    {
        var large = Large();
        var random = new Random(3);
        var nodes = large.Nodes.Where((_, at) => at % 45 == 0).ToList();
        var edges = nodes.SelectMany(from => nodes.Where(to => to.Wave < from.Wave && random.Next(60) == 0).Select(to => new GcDependencyEdge(new(from.Kind, from.Id), new(to.Kind, to.Id), null))).ToList();
        return new() { Title = "Contoso, test", Nodes = nodes, Edges = edges, Cycles = [] };
    }

    private static GcDependencyNode Flow(string id, string? name, int wave, bool cycle = false) => new() { Kind = DependencyKind.Flow, Id = id, Name = name, Wave = wave, IsInCycle = cycle };

    private static GcDependencyNode Action(string id, string name, int wave, string? version) => new() { Kind = DependencyKind.Action, Id = id, Name = name, Version = version, Wave = wave };

    private static GcDependencyEdge Edge(string from, string to) => new(DependencyNode.Flow(from), DependencyNode.Flow(to), null);

    private static GcDependencyEdge Uses(string from, string to, string? range) => new(DependencyNode.Flow(from), DependencyNode.Action(to), range);
}
