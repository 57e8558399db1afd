namespace GenesysArchitect.Engine.Dependencies;

/// <summary>A flow or an action in the graph of dependencies.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Id">The id as shown by the platform; ids are case-sensitive.</param>
public readonly record struct DependencyNode(DependencyKind Kind, string Id)
{
    /// <summary>The node order: by kind, then by id, ordinally.</summary>
    public static IComparer<DependencyNode> Order { get; } = Comparer<DependencyNode>.Create(
        (one, other) => one.Kind == other.Kind ? string.CompareOrdinal(one.Id, other.Id) : one.Kind.CompareTo(other.Kind));

    /// <summary>A flow.</summary>
    /// <param name="id">Its id.</param>
    public static DependencyNode Flow(string id) => new(DependencyKind.Flow, id);

    /// <summary>An action.</summary>
    /// <param name="id">Its id.</param>
    public static DependencyNode Action(string id) => new(DependencyKind.Action, id);

    /// <summary>The kind and the id, such as <c>flow northwind-ivr</c>.</summary>
    public override string ToString() => $"{(Kind == DependencyKind.Flow ? "flow" : "action")} {Id}";
}
