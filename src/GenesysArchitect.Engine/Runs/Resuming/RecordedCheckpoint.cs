namespace GenesysArchitect.Engine.Runs.Resuming;

/// <summary>A checkpoint that an interrupted run came to.</summary>
/// <param name="Checkpoint">Which.</param>
/// <param name="Time">When, by the clock of the machine it ran on.</param>
/// <param name="Facts">What was recorded with it.</param>
internal sealed record RecordedCheckpoint(Checkpoint Checkpoint, DateTimeOffset Time, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>A fact; null if it was not recorded, or is empty.</summary>
    public string? Fact(string name) => Facts.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
