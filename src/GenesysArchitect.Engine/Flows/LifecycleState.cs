namespace GenesysArchitect.Engine.Flows;

/// <summary>A flow's state in the platform's terms. An unknown state is kept as received.</summary>
/// <param name="Value">Such as <c>published</c>.</param>
public readonly record struct LifecycleState(string Value)
{
    /// <summary>In development.</summary>
    public static readonly LifecycleState Draft = new("draft");

    /// <summary>In service.</summary>
    public static readonly LifecycleState Published = new("published");

    /// <summary>Out of service; it can only return to draft.</summary>
    public static readonly LifecycleState Archived = new("archived");

    /// <summary>All states of the platform.</summary>
    public static IReadOnlyList<LifecycleState> All { get; } = [Draft, Published, Archived];

    /// <summary>The states that a flow can change to from this one; it may also keep its state.</summary>
    public IReadOnlyList<LifecycleState> Next => Value switch
    {
        "draft" => [Published, Archived],
        "published" => [Draft, Archived],
        "archived" => [Draft],
        _ => All,
    };

    /// <summary>The platform's term.</summary>
    public override string ToString() => Value;
}
