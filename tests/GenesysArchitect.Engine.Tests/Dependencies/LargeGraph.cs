using System.Globalization;
using GenesysArchitect.Engine.Dependencies;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>Graphs of many flows, each named by its number so that numbers and names have one order.</summary>
internal static class LargeGraph
{
    /// <summary>A graph of flows that refer to others.</summary>
    /// <param name="count">How many flows there are.</param>
    /// <param name="references">The flows that the flow of a number refers to; those that there are not are left out.</param>
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
