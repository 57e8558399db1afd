namespace GenesysArchitect.Engine.Runs.Resuming;

/// <summary>
/// A point in the work of a step that is recorded before the step goes on. Each kind of resource declares its own in its
/// <see cref="Resources.ResourceDefinition"/>; whether an interrupted step is resumed or planned again is decided by the stages.
/// </summary>
/// <param name="Name">Its name in journals and audit logs, in lower case with underscores: <c>rollback_started</c>.</param>
/// <param name="Stage">What it means for a later run.</param>
public sealed record Checkpoint(string Name, CheckpointStage Stage)
{
    /// <summary>The step is done, and is undone if another step of its group fails.</summary>
    public static Checkpoint Done { get; } = new("done", CheckpointStage.Done);

    /// <summary>The step is about to be undone because another step of its group failed.</summary>
    public static Checkpoint Undoing { get; } = new("undoing", CheckpointStage.Undoing) { Headline = _ => "being rolled back" };

    /// <summary>The credentials or the token were refused.</summary>
    public static Checkpoint AuthenticationFailed { get; } = new("auth_failed", CheckpointStage.Observed);

    /// <summary>The checkpoints that steps of every kind have.</summary>
    public static IReadOnlyList<Checkpoint> Common { get; } = [Done, Undoing, AuthenticationFailed];

    /// <summary>Its name in the journals of version 0.6 and earlier; null if that was the same.</summary>
    public string? FormerName { get; init; }

    /// <summary>
    /// The fact by which later runs know the work that the platform has accepted, such as <c>deploymentId</c>; null if
    /// they do not need to know it.
    /// </summary>
    public string? WorkFact { get; init; }

    /// <summary>What a person is shown when a step comes to it, made of its facts; null if only detailed output shows it.</summary>
    internal Func<IReadOnlyDictionary<string, string>, string>? Headline { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>Whether this is what a journal calls by a name.</summary>
    /// <param name="name">The name in the journal.</param>
    /// <returns>Whether it is.</returns>
    internal bool IsNamed(string name) => Name == name || FormerName == name;
}
