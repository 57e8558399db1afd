namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>The phase of a step.</summary>
/// <param name="Name">The displayed name, such as <c>waiting for a slot</c>.</param>
/// <param name="Kind">How its time is classified.</param>
public sealed record Phase(string Name, PhaseKind Kind = PhaseKind.Working)
{
    /// <summary>A started operation is followed until it ends.</summary>
    public static Phase Following { get; } = new("following");

    /// <summary>The effect of an unconfirmed request of an interrupted run is checked.</summary>
    public static Phase Looking { get; } = new("looking");

    /// <summary>The step is done and waits for the other steps of its group.</summary>
    public static Phase Done { get; } = new("done", PhaseKind.Waiting);

    /// <summary>The step is rolled back because another step of its group failed.</summary>
    public static Phase Undoing { get; } = new("undoing", PhaseKind.Undoing);

    /// <summary>An operation at the platform is rolled back.</summary>
    public static Phase RollingBack { get; } = new("rolling back", PhaseKind.Undoing);

    /// <summary>An operation is cancelled at the platform.</summary>
    public static Phase Cancelling { get; } = new("cancelling", PhaseKind.Undoing);

    /// <summary>The phases other than plain work that journals of version 0.6 and earlier identify only by name.</summary>
    internal static IReadOnlyList<Phase> Former { get; } = [Done, Undoing, RollingBack, Cancelling, new("waiting for a slot", PhaseKind.Waiting)];

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
