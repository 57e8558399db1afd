using GenesysArchitect.Engine.Planning;

namespace GenesysArchitect.Engine.Running;

/// <summary>What an interrupted run has put down of a step.</summary>
internal sealed record StepHistory
{
    // The checkpoints before the first call that changes something.
    private static readonly string[] Beginnings = ["submitting", "publishing", "writing"];

    public static StepHistory None { get; } = new();

    /// <summary>What the run was about to do.</summary>
    public ChangeKind Change { get; init; }

    /// <summary>What it did, in its order.</summary>
    public IReadOnlyList<RecordedCheckpoint> Checkpoints { get; init; } = [];

    /// <summary>How the step ended; null where it did not, or where it may yet come to another end.</summary>
    public StepResult? Ended { get; init; }

    /// <summary>Whether it had come to a call that changes something.</summary>
    public bool HasBegun => Last(Beginnings) is not null;

    /// <summary>Whether it had, and was not seen to its end.</summary>
    public bool IsUnderWay => Ended is null && HasBegun;

    /// <summary>Whether the step was done, and was being undone because another failed.</summary>
    public bool IsUndoing => Checkpoints.Any(checkpoint => checkpoint.Name == StepContext.Undoing);

    /// <summary>The latest of some checkpoints; null where there is none of them.</summary>
    public RecordedCheckpoint? Last(params string[] names) => Checkpoints.LastOrDefault(checkpoint => names.Contains(checkpoint.Name));

    /// <summary>The first checkpoint of a name; null where there is none.</summary>
    public RecordedCheckpoint? First(string name) => Checkpoints.FirstOrDefault(checkpoint => checkpoint.Name == name);
}
