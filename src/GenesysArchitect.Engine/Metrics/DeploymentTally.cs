using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Metrics;

/// <summary>The counters of a group of deployments.</summary>
internal sealed class DeploymentTally(string? bundle, string? environment, DateOnly? day)
{
    private readonly List<double> _latencies = [];
    private readonly SortedDictionary<string, int> _failures = new(StringComparer.Ordinal);
    private readonly List<TimeSpan> _restored = [];
    private int _succeeded;
    private int _failed;
    private int _rolledBack;
    private int _rolledBackLater;
    private int _unfinished;
    private int _blocked;

    public void Add(GcAuditEntry entry, string status)
    {
        switch (status)
        {
            case nameof(StepStatus.Succeeded):
                _succeeded++;
                if (entry.LatencyMs is { } latency)
                {
                    _latencies.Add(latency);
                }

                break;

            case nameof(StepStatus.RolledBack):
                _rolledBack++;
                _failed++;
                break;

            case nameof(StepStatus.Failed) or nameof(StepStatus.RollbackFailed):
                _failed++;
                break;

            case nameof(StepStatus.StillRunning) or nameof(StepStatus.Cancelled):
                _unfinished++;
                break;

            case nameof(StepStatus.Blocked):
                _blocked++;
                break;
        }

        if (status is nameof(StepStatus.Failed) or nameof(StepStatus.RolledBack) or nameof(StepStatus.RollbackFailed) or nameof(StepStatus.Blocked) && entry.Error is { } error)
        {
            _failures[error.Id] = _failures.GetValueOrDefault(error.Id) + 1;
        }
    }

    public void Restored(TimeSpan after) => _restored.Add(after);

    public void MarkRolledBack() => _rolledBackLater++;

    public GcDeploymentMeasure ToMeasure()
    {
        var total = _succeeded + _failed;
        _latencies.Sort();
        return new GcDeploymentMeasure
        {
            Bundle = bundle,
            Environment = environment,
            Day = day,
            Total = total,
            Succeeded = _succeeded,
            Failed = _failed,
            RolledBack = _rolledBack,
            Unfinished = _unfinished,
            Blocked = _blocked,
            SuccessRate = total == 0 ? null : (double)_succeeded / total,
            ChangeFailureRate = total == 0 ? null : (double)(_failed + _rolledBackLater) / total,
            MeanMs = _latencies.Count == 0 ? null : _latencies.Average(),
            P50Ms = Percentile(50),
            P95Ms = Percentile(95),
            P99Ms = Percentile(99),
            TimeToRestore = _restored.Count == 0 ? null : TimeSpan.FromTicks((long)_restored.Average(span => span.Ticks)),
            Failures = _failures,
        };
    }

    private double? Percentile(int share) =>
        _latencies.Count == 0 ? null : _latencies[(int)Math.Ceiling(share / 100.0 * _latencies.Count) - 1];
}
