namespace GenesysArchitect.Engine.Dependencies;

/// <summary>A cycle of nodes: each depends on the next, and the last on the first.</summary>
public sealed record DependencyCycle
{
    /// <summary>The distinct nodes of the cycle, starting with the first in node order.</summary>
    public required IReadOnlyList<DependencyNode> Nodes { get; init; }

    /// <summary>
    /// The number of nodes in the strongly connected component. If it is larger than the number of
    /// <see cref="Nodes"/>, breaking this cycle leaves others.
    /// </summary>
    public required int ComponentSize { get; init; }

    /// <summary>
    /// Whether it is certain that no cycle of the component is shorter. In a component that is too large for a complete
    /// search, this is the shortest cycle found.
    /// </summary>
    public required bool IsShortest { get; init; }

    /// <summary>The closed path, ending with the first node: <c>flow a → flow b → flow a</c>.</summary>
    public override string ToString() => string.Join(" → ", Nodes.Append(Nodes[0]));
}
