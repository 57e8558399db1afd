namespace GenesysArchitect.Engine.Metrics;

/// <summary>How deployments went, by an audit log: all of them, or those of a group.</summary>
public sealed record GcDeploymentMeasure
{
    /// <summary>The bundle or bot; null if it is measured over all.</summary>
    public string? Bundle { get; init; }

    /// <summary>The environment; null if it is measured over all, and where none is known.</summary>
    public string? Environment { get; init; }

    /// <summary>The day, in UTC; null if it is measured over all.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>How many deployments came to an end.</summary>
    public required int Total { get; init; }

    /// <summary>How many of them succeeded.</summary>
    public required int Succeeded { get; init; }

    /// <summary>How many failed, whether they were rolled back or not.</summary>
    public required int Failed { get; init; }

    /// <summary>How many of those that failed were rolled back.</summary>
    public required int RolledBack { get; init; }

    /// <summary>How many were not seen to their end.</summary>
    public required int Unfinished { get; init; }

    /// <summary>How many were kept from beginning, such as by a validation.</summary>
    public required int Blocked { get; init; }

    /// <summary>The share that succeeded, from 0 to 1; null if none came to an end.</summary>
    public double? SuccessRate { get; init; }

    /// <summary>The share of changes that failed, or were taken back later on, from 0 to 1; null if none came to an end.</summary>
    public double? ChangeFailureRate { get; init; }

    /// <summary>The mean time of those that succeeded, in milliseconds.</summary>
    public double? MeanMs { get; init; }

    /// <summary>The time that half of those that succeeded did not take longer than, in milliseconds, by nearest rank.</summary>
    public double? P50Ms { get; init; }

    /// <summary>The same of 95 in a hundred.</summary>
    public double? P95Ms { get; init; }

    /// <summary>The same of 99 in a hundred.</summary>
    public double? P99Ms { get; init; }

    /// <summary>The mean time from a failure to the next success of the same resource; null if there was none.</summary>
    public TimeSpan? TimeToRestore { get; init; }

    /// <summary>How often each error ended or blocked one, by its id.</summary>
    public IReadOnlyDictionary<string, int> Failures { get; init; } = new Dictionary<string, int>();
}
