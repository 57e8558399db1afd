using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Bots;

/// <summary>A version of a bot as the platform showed it.</summary>
internal sealed record BotReading(string VersionId, BotVersionState State)
{
    public IReadOnlyList<ReportedError> Errors { get; init; } = [];

    public string? CorrelationId { get; init; }

    /// <summary>Whether the version stood like this at another look.</summary>
    public bool IsLike(BotReading other) => State == other.State && Errors.SequenceEqual(other.Errors);
}
