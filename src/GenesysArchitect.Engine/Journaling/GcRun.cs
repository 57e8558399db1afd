namespace GenesysArchitect.Engine.Journaling;

/// <summary>A run of a manifest, as recorded in its journal.</summary>
public sealed record GcRun
{
    /// <summary>The id of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>The state of the run.</summary>
    public required RunState Status { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended; null if it has not.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The duration; null if it has not ended.</summary>
    public TimeSpan? Duration => Ended - Started;

    /// <summary>The name of the organization.</summary>
    public required string Organization { get; init; }

    /// <summary>The files and folders that were applied.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    /// <summary>The user and host that performed the run.</summary>
    public required string Owner { get; init; }

    /// <summary>The number of resources.</summary>
    public required int Resources { get; init; }

    /// <summary>The number of resources that were changed and verified.</summary>
    public required int Succeeded { get; init; }

    /// <summary>The number of resources that were already in their desired state.</summary>
    public required int Unchanged { get; init; }

    /// <summary>The number of failed resources.</summary>
    public required int Failed { get; init; }

    /// <summary>The number of resources that were started without a known outcome.</summary>
    public required int UnderWay { get; init; }

    /// <summary>The hash of the desired state.</summary>
    public required string ManifestHash { get; init; }

    /// <summary>The path of the journal.</summary>
    public required string Journal { get; init; }

    /// <summary>The id of the run.</summary>
    public override string ToString() => RunId;
}
