namespace GenesysArchitect.Engine.Runs.Resuming;

/// <summary>A checkpoint that an interrupted run has reached.</summary>
/// <param name="Checkpoint">The checkpoint.</param>
/// <param name="Time">The time, by the clock of the machine that performed the run.</param>
/// <param name="Facts">The recorded facts.</param>
internal sealed record RecordedCheckpoint(Checkpoint Checkpoint, DateTimeOffset Time, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>A fact; null if it was not recorded, or is empty.</summary>
    public string? Fact(string name) => Facts.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
