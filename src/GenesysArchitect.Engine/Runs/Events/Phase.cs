namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>What a step is occupied with.</summary>
/// <param name="Name">What a person reads, such as <c>waiting for a slot</c>.</param>
/// <param name="Kind">How the time is accounted for.</param>
public sealed record Phase(string Name, PhaseKind Kind = PhaseKind.Working)
{
    /// <summary>What was started is followed until it ends.</summary>
    public static Phase Following { get; } = new("following");

    /// <summary>What an interrupted run may have started is searched for.</summary>
    public static Phase Looking { get; } = new("looking");

    /// <summary>The step is done and waits for the other steps of its group.</summary>
    public static Phase Done { get; } = new("done", PhaseKind.Waiting);

    /// <summary>The step is undone because another step of its group failed.</summary>
    public static Phase Undoing { get; } = new("undoing", PhaseKind.Undoing);

    /// <summary>What the platform did is taken back.</summary>
    public static Phase RollingBack { get; } = new("rolling back", PhaseKind.Undoing);

    /// <summary>What was started is cancelled at the platform.</summary>
    public static Phase Cancelling { get; } = new("cancelling", PhaseKind.Undoing);

    /// <summary>The phases that are known by name alone to journals of version 0.6 and earlier, other than plain work.</summary>
    internal static IReadOnlyList<Phase> Former { get; } = [Done, Undoing, RollingBack, Cancelling, new("waiting for a slot", PhaseKind.Waiting)];

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
