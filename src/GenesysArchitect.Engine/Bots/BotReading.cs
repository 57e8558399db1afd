using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Bots;

/// <summary>A version of a bot as the platform showed it.</summary>
internal sealed record BotReading(string VersionId, BotVersionState State)
{
    private const string StateFact = "state";
    private const string ErrorsFact = "errors";

    public IReadOnlyList<ReportedError> Errors { get; init; } = [];

    public string? CorrelationId { get; init; }

    /// <summary>What a later run needs so that it can tell whether the version has moved since.</summary>
    public IEnumerable<(string Name, string Value)> Facts()
    {
        yield return (StateFact, State.Value);
        yield return (ErrorsFact, ErrorText);
    }

    /// <summary>Whether the version stands as an interrupted run saw it before it started.</summary>
    public bool IsLike(RecordedCheckpoint before) => State.Value == before.Fact(StateFact) && ErrorText == (before.Fact(ErrorsFact) ?? string.Empty);

    /// <summary>Whether the version stood like this at another look.</summary>
    public bool IsLike(BotReading other) => State == other.State && Errors.SequenceEqual(other.Errors);

    private string ErrorText => string.Join("; ", Errors);
}
