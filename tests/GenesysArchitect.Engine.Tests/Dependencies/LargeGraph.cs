using System.Globalization;
using GenesysArchitect.Engine.Dependencies;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>Graphs of many flows, named by number, so that numbers and names have the same order.</summary>
internal static class LargeGraph
{
    /// <summary>A graph of flows that reference others.</summary>
    /// <param name="count">The number of flows.</param>
    /// <param name="references">The references of a numbered flow; those outside the graph are ignored.</param>
    public static DependencyGraph Of(int count, Func<int, IEnumerable<int>> references)
    {
        var names = Enumerable.Range(0, count).Select(number => number.ToString("0000000", CultureInfo.InvariantCulture)).ToArray();
        var builder = new DependencyGraphBuilder();
        for (var number = 0; number < count; number++)
        {
            builder.Add(DependencyNode.Flow(names[number]));
            foreach (var reference in references(number).Where(reference => reference >= 0 && reference < count))
            {
                builder.AddReference(names[number], names[reference]);
            }
        }

        return builder.Build();
    }
}
