namespace GenesysArchitect.Engine.Metrics;

/// <summary>The measures of deployments in an audit log: of all of them, or of a group.</summary>
public sealed record GcDeploymentMeasure
{
    /// <summary>The bundle or bot; null if not grouped by it.</summary>
    public string? Bundle { get; init; }

    /// <summary>The environment; null if not grouped by it, or if it is unknown.</summary>
    public string? Environment { get; init; }

    /// <summary>The day, in UTC; null if not grouped by it.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The number of ended deployments.</summary>
    public required int Total { get; init; }

    /// <summary>The number of successful deployments.</summary>
    public required int Succeeded { get; init; }

    /// <summary>The number of failed deployments, whether they were rolled back or not.</summary>
    public required int Failed { get; init; }

    /// <summary>The number of failed deployments that were rolled back.</summary>
    public required int RolledBack { get; init; }

    /// <summary>The number of deployments with an unknown outcome.</summary>
    public required int Unfinished { get; init; }

    /// <summary>The number of deployments that were not started, for instance because of a validation.</summary>
    public required int Blocked { get; init; }

    /// <summary>The success rate, from 0 to 1; null if none ended.</summary>
    public double? SuccessRate { get; init; }

    /// <summary>The change failure rate, including later rollbacks, from 0 to 1; null if none ended.</summary>
    public double? ChangeFailureRate { get; init; }

    /// <summary>The mean duration of successful deployments, in milliseconds.</summary>
    public double? MeanMs { get; init; }

    /// <summary>The median duration of successful deployments, in milliseconds, by nearest rank.</summary>
    public double? P50Ms { get; init; }

    /// <summary>The 95th percentile of the same.</summary>
    public double? P95Ms { get; init; }

    /// <summary>The 99th percentile of the same.</summary>
    public double? P99Ms { get; init; }

    /// <summary>The mean time from a failure to the next success of the same resource; null if there was none.</summary>
    public TimeSpan? TimeToRestore { get; init; }

    /// <summary>The number of occurrences of each error, by id.</summary>
    public IReadOnlyDictionary<string, int> Failures { get; init; } = new Dictionary<string, int>();
}
