namespace GenesysArchitect.Engine.Runs.Resuming;

/// <summary>
/// A point in the work of a step that is recorded before the step continues. Each kind of resource declares its own in its
/// <see cref="Resources.ResourceDefinition"/>; the stages determine whether an interrupted step is resumed or planned again.
/// </summary>
/// <param name="Name">Its name in journals and audit logs, in lower case with underscores: <c>rollback_started</c>.</param>
/// <param name="Stage">Its meaning for a later run.</param>
public sealed record Checkpoint(string Name, CheckpointStage Stage)
{
    /// <summary>The step is done, and is rolled back if another step of its group fails.</summary>
    public static Checkpoint Done { get; } = new("done", CheckpointStage.Done);

    /// <summary>The step is about to be rolled back because another step of its group failed.</summary>
    public static Checkpoint Undoing { get; } = new("undoing", CheckpointStage.Undoing) { Headline = _ => "being rolled back" };

    /// <summary>The credentials or the token were rejected.</summary>
    public static Checkpoint AuthenticationFailed { get; } = new("auth_failed", CheckpointStage.Observed);

    /// <summary>The checkpoints common to all kinds.</summary>
    public static IReadOnlyList<Checkpoint> Common { get; } = [Done, Undoing, AuthenticationFailed];

    /// <summary>Its name in the journals of version 0.6 and earlier; null if it is the same.</summary>
    public string? FormerName { get; init; }

    /// <summary>
    /// The fact that identifies the accepted operation for later runs, such as <c>deploymentId</c>; null if
    /// they do not need it.
    /// </summary>
    public string? WorkFact { get; init; }

    /// <summary>The displayed text of a reached checkpoint, created from its facts; null if only detailed output shows it.</summary>
    internal Func<IReadOnlyDictionary<string, string>, string>? Headline { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>Whether a name in a journal denotes this checkpoint.</summary>
    /// <param name="name">The name in the journal.</param>
    /// <returns>Whether it is.</returns>
    internal bool IsNamed(string name) => Name == name || FormerName == name;
}
