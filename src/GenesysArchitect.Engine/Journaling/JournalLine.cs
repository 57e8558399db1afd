using System.Text.Json.Serialization;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>A line of a journal. <see cref="Event"/> determines its properties.</summary>
internal sealed record JournalLine
{
    public required string Event { get; init; }

    public long Sequence { get; init; }

    public DateTimeOffset Time { get; init; }

    /// <summary>The step, as <c>kind/name</c> of its address.</summary>
    public string? Kind { get; init; }

    public string? Address { get; init; }

    /// <summary>The name of a checkpoint, the phase of a progress, or the kind of a delay.</summary>
    public string? Name { get; init; }

    /// <summary>The stage of a checkpoint or the kind of a phase; journals of version 0.6 and earlier have none.</summary>
    public string? Stage { get; init; }

    public string? Message { get; init; }

    public IReadOnlyDictionary<string, string>? Facts { get; init; }

    /// <summary>The outcome of a step or of the run.</summary>
    public string? Status { get; init; }

    public JournalError? Error { get; init; }

    public JournalError? RollbackError { get; init; }

    public double? DurationMs { get; init; }

    /// <summary>If everything is settled: the organization of the run, so that reading the last line is sufficient.</summary>
    public string? Organization { get; init; }

    /// <summary>The spelling of version 0.6, which is only read. Declared after the property that it sets, since properties are set in this order.</summary>
    [JsonPropertyName("organisation"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FormerOrganization { get => null; init => Organization = value ?? Organization; }

    /// <summary>If everything is settled: the number of steps that the run leaves in progress.</summary>
    public int? UnderWay { get; init; }

    public JournalHeader? Run { get; init; }

    /// <summary>Converts an event to a line; null for an event that journals do not contain.</summary>
    public static JournalLine? Of(RunEvent happened)
    {
        var line = happened switch
        {
            StepStarted started => About(started.Step.Address, JournalEvents.StepStarted),
            StepProgressed progressed => About(progressed.Address, JournalEvents.Progress) with { Name = progressed.Phase.Name, Stage = progressed.Phase.Kind.ToString(), Message = progressed.Message },
            StepWarned warned => About(warned.Address, JournalEvents.Warning) with { Message = warned.Message },
            StepCheckpoint checkpoint => About(checkpoint.Address, JournalEvents.Checkpoint) with { Name = checkpoint.Name, Stage = checkpoint.Checkpoint.Stage.ToString(), Facts = checkpoint.Facts },
            CallDelayed delayed => About(delayed.Address, JournalEvents.Delayed) with { Name = delayed.Kind.ToString(), Message = delayed.Why, Facts = new Dictionary<string, string> { ["operation"] = delayed.Operation }, DurationMs = delayed.Delay.TotalMilliseconds },
            StepEnded { Result: var result } => Ended(result),
            RunEnded { Result: var result } => new JournalLine { Event = JournalEvents.RunEnded, Status = result.ExitCode.ToString(), DurationMs = result.Duration.TotalMilliseconds },
            _ => null,
        };
        return line is null ? null : line with { Sequence = happened.Sequence, Time = happened.Time };
    }

    private static JournalLine About(ResourceAddress address, string happened) => new() { Event = happened, Kind = address.Kind, Address = address.Name };

    private static JournalLine Ended(StepResult result) => About(result.Address, JournalEvents.StepEnded) with
    {
        Status = result.Status.ToString(),
        Error = JournalError.Of(result.Error),
        RollbackError = JournalError.Of(result.RollbackError),
        DurationMs = result.Duration.TotalMilliseconds,
    };
}
