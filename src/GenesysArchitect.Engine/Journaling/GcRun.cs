namespace GenesysArchitect.Engine.Journaling;

/// <summary>A run of a manifest, as its journal reports it.</summary>
public sealed record GcRun
{
    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>How it stands.</summary>
    public required RunState Status { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended; null if it did not.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>How long it took; null if it did not end.</summary>
    public TimeSpan? Duration => Ended - Started;

    /// <summary>What the organization is called.</summary>
    public required string Organization { get; init; }

    /// <summary>The files and folders that were applied.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    /// <summary>Who carried it out.</summary>
    public required string Owner { get; init; }

    /// <summary>How many resources there are.</summary>
    public required int Resources { get; init; }

    /// <summary>How many were changed, and seen to be as desired.</summary>
    public required int Succeeded { get; init; }

    /// <summary>How many were as desired already.</summary>
    public required int Unchanged { get; init; }

    /// <summary>How many failed.</summary>
    public required int Failed { get; init; }

    /// <summary>How many had started, and were not seen to their end.</summary>
    public required int UnderWay { get; init; }

    /// <summary>The hash of all that was desired.</summary>
    public required string ManifestHash { get; init; }

    /// <summary>The journal.</summary>
    public required string Journal { get; init; }

    /// <summary>The run's id.</summary>
    public override string ToString() => RunId;
}
