using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Metrics;

/// <summary>Measures deployments from the entries of an audit log, in constant memory per deployment.</summary>
/// <param name="grouping">The groupings; none for all together.</param>
public sealed class DeploymentMeasurement(IReadOnlyList<DeploymentGrouping> grouping)
{
    private readonly SortedDictionary<string, DeploymentTally> _tallies = new(StringComparer.Ordinal);

    // When each failing resource started to fail, and the tally of its recovery.
    private readonly Dictionary<string, (DateTimeOffset Since, DeploymentTally Tally)> _broken = [];

    // The tally of each resource's last successful deployment, for counting a later rollback.
    private readonly Dictionary<string, DeploymentTally> _deployments = [];

    /// <summary>Counts an entry. Entries must be in the order of the log.</summary>
    /// <param name="entry">The entry; one that does not end a deployment is ignored.</param>
    public void Add(GcAuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry is not { Event: AuditEvents.StepEnded, Resource: { } resource, Status: { } status })
        {
            return;
        }

        if (entry.Action == nameof(ChangeKind.RollBack))
        {
            MarkRolledBack(entry, status);
            return;
        }

        if (entry.Action is not (nameof(ChangeKind.Deploy) or nameof(ChangeKind.Publish)))
        {
            return;
        }

        var tally = TallyOf(entry);
        tally.Add(entry, status);
        switch (status)
        {
            case nameof(StepStatus.Succeeded):
                if (_broken.Remove(resource, out var broken))
                {
                    broken.Tally.Restored(entry.Time - broken.Since);
                }

                Remember(entry, tally);
                break;

            case nameof(StepStatus.Failed) or nameof(StepStatus.RolledBack) or nameof(StepStatus.RollbackFailed):
                _broken.TryAdd(resource, (entry.Time, tally));
                break;
        }
    }

    /// <summary>The measures so far, by group.</summary>
    /// <returns>The measures; a single one without grouping.</returns>
    public IReadOnlyList<GcDeploymentMeasure> Measures() => _tallies.Count == 0 && grouping.Count == 0
        ? [new DeploymentTally(null, null, null).ToMeasure()]
        : [.. _tallies.Values.Select(tally => tally.ToMeasure())];

    private void Remember(GcAuditEntry entry, DeploymentTally tally)
    {
        if (entry.Facts?.GetValueOrDefault("deploymentId") is { } deployment)
        {
            _deployments[deployment] = tally;
        }
    }

    // A deployment that is rolled back manually counts as failed, although it had succeeded.
    private void MarkRolledBack(GcAuditEntry entry, string status)
    {
        var deployment = entry.Facts?.GetValueOrDefault("deploymentId") ?? entry.ResourceName!;
        if (status == nameof(StepStatus.Succeeded) && _deployments.Remove(deployment, out var tally))
        {
            tally.MarkRolledBack();
        }
    }

    private DeploymentTally TallyOf(GcAuditEntry entry)
    {
        var name = entry.ResourceName!;
        var bundle = grouping.Contains(DeploymentGrouping.Bundle) ? name.Split('@')[0] : null;
        var environment = grouping.Contains(DeploymentGrouping.Environment) ? string.Join(", ", entry.Environment ?? []) : null;
        DateOnly? day = grouping.Contains(DeploymentGrouping.Day) ? DateOnly.FromDateTime(entry.Time.UtcDateTime) : null;
        var key = string.Join('\n', day?.ToString("O"), bundle, environment);
        if (!_tallies.TryGetValue(key, out var tally))
        {
            _tallies[key] = tally = new DeploymentTally(bundle, environment is { Length: 0 } ? null : environment, day);
        }

        return tally;
    }
}
