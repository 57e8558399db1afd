namespace GenesysArchitect.Engine.Dependencies;

/// <summary>A cycle of nodes, each of which depends on the next and the last on the first.</summary>
public sealed record DependencyCycle
{
    /// <summary>The nodes of the cycle, each once. The first is the one that comes first in the order of nodes.</summary>
    public required IReadOnlyList<DependencyNode> Nodes { get; init; }

    /// <summary>
    /// How many nodes depend on each other here, those of this cycle among them. Where they are more than
    /// <see cref="Nodes"/>, breaking this cycle leaves others.
    /// </summary>
    public required int ComponentSize { get; init; }

    /// <summary>
    /// Whether it is certain that no cycle among these nodes is shorter. It is not in a component that is too large to
    /// look at all of it: this cycle is the shortest of those that were found until then.
    /// </summary>
    public required bool IsShortest { get; init; }

    /// <summary>The way round, the first node at its end again: <c>flow a → flow b → flow a</c>.</summary>
    public override string ToString() => string.Join(" → ", Nodes.Append(Nodes[0]));
}
