namespace GenesysArchitect.Engine.Flows;

/// <summary>A flow's state in the platform's words. A word that is not known is kept as it came.</summary>
/// <param name="Value">Such as <c>published</c>.</param>
public readonly record struct LifecycleState(string Value)
{
    /// <summary>Being worked on.</summary>
    public static readonly LifecycleState Draft = new("draft");

    /// <summary>In service.</summary>
    public static readonly LifecycleState Published = new("published");

    /// <summary>Out of service; the only way back leads through draft.</summary>
    public static readonly LifecycleState Archived = new("archived");

    /// <summary>All words of the platform.</summary>
    public static IReadOnlyList<LifecycleState> All { get; } = [Draft, Published, Archived];

    /// <summary>The states that a flow in this one may go to; it may also stay as it is.</summary>
    public IReadOnlyList<LifecycleState> Next => Value switch
    {
        "draft" => [Published, Archived],
        "published" => [Draft, Archived],
        "archived" => [Draft],
        _ => All,
    };

    /// <summary>The platform's word.</summary>
    public override string ToString() => Value;
}
