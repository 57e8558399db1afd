namespace GenesysArchitect.Sandbox.World.Bots;

/// <summary>The state of a version of a bot at one moment.</summary>
/// <param name="Id">The id, as in <c>1.2</c>.</param>
/// <param name="State">The state.</param>
public sealed record BotVersion(string Id, BotVersionState State)
{
    /// <summary>Why it was not published; empty when it was or was never tried.</summary>
    public IReadOnlyList<Problem> Errors { get; init; } = [];
}
