using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Bots;

/// <summary>A version of a bot as returned by the platform.</summary>
internal sealed record BotReading(string VersionId, BotVersionState State)
{
    private const string StateFact = "state";
    private const string ErrorsFact = "errors";

    public IReadOnlyList<ReportedError> Errors { get; init; } = [];

    public string? CorrelationId { get; init; }

    /// <summary>The facts that a later run needs to detect whether the version has changed since.</summary>
    public IEnumerable<(string Name, string Value)> Facts()
    {
        yield return (StateFact, State.Value);
        yield return (ErrorsFact, ErrorText);
    }

    /// <summary>Whether the version is unchanged since an interrupted run read it before publishing.</summary>
    public bool IsLike(RecordedCheckpoint before) => State.Value == before.Fact(StateFact) && ErrorText == (before.Fact(ErrorsFact) ?? string.Empty);

    /// <summary>Whether the version is unchanged since another reading.</summary>
    public bool IsLike(BotReading other) => State == other.State && Errors.SequenceEqual(other.Errors);

    private string ErrorText => string.Join("; ", Errors);
}
