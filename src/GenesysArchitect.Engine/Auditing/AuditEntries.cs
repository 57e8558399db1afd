using System.Collections.Concurrent;
using System.Globalization;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>Creates audit entries from a run's events: who, what, where, and the outcome; no configuration values, and no secrets.</summary>
internal sealed class AuditEntries(GcOrgConnection organization, AuditSettings settings, ResourceDefinitions definitions)
{
    private const int MaxPaths = 100;
    private const int LongestText = 4000;

    private readonly ConcurrentDictionary<string, AuditedRun> _runs = new();

    /// <summary>The entry of an event; null for an event that is not audited.</summary>
    public GcAuditEntry? Of(RunEvent happened) => happened switch
    {
        RunStarted started => EntryOf(started),
        StepStarted { Step.Address: var address } => Step(happened, address, AuditEvents.StepStarted),
        StepCheckpoint checkpoint => Step(happened, checkpoint.Address, Clean(checkpoint.Name)) with { Facts = Audited(checkpoint) },
        StepEnded { Result: var result } => Ended(happened, result),
        RunEnded { Result: var result } => Ended(happened, result),
        ObserverFailed failed => New(happened, AuditEvents.ObserverFailed) with { Facts = new Dictionary<string, string> { ["observer"] = Clean(failed.Observer), ["message"] = Clean(failed.Message) } },
        _ => null,
    };

    private GcAuditEntry EntryOf(RunStarted started)
    {
        var plan = started.Plan;
        var run = _runs[started.RunId] = new AuditedRun(PlanDigest.Of(plan), plan.Steps.ToDictionary(step => step.Address));
        return New(started, AuditEvents.RunStarted) with
        {
            Environment = NotEmpty([.. run.Steps.Values.Select(step => step.Subject.Environment).Where(environment => !string.IsNullOrEmpty(environment)).Distinct().Select(environment => Clean(environment!))]),
            Facts = new Dictionary<string, string>
            {
                ["steps"] = Number(plan.Steps.Count),
                ["changes"] = Number(plan.Steps.Count(step => step.IsChange)),
                ["resumed"] = plan.IsResumed ? "true" : "false",
            },
        };
    }

    private GcAuditEntry Step(RunEvent happened, ResourceAddress address, string what)
    {
        var entry = New(happened, what) with { Resource = Clean(address.ToString()) };
        if (!_runs.TryGetValue(happened.RunId, out var run) || !run.Steps.TryGetValue(address, out var step))
        {
            return entry;
        }

        var subject = step.Subject;
        return entry with
        {
            Action = step.Change.ToString(),
            Environment = string.IsNullOrEmpty(subject.Environment) ? null : [Clean(subject.Environment)],
            Overwrite = subject.Overwrite,
            ConflictStrategy = subject.ConflictStrategy is { } strategy ? Clean(strategy) : null,
            DependencyCount = subject.Needs + step.DependsOn.Count,
            Diff = step.Diff is { } diff ? DiffOf(diff) : null,
        };
    }

    private GcAuditEntry Ended(RunEvent happened, StepResult result)
    {
        var entry = Step(happened, result.Address, AuditEvents.StepEnded);
        var output = result.Output as IStepOutput;
        return entry with
        {
            Status = result.Status.ToString(),
            LatencyMs = Milliseconds(result.Duration),
            RollbackOccurred = result.Status is StepStatus.RolledBack or StepStatus.RollbackFailed || entry.Action == nameof(ChangeKind.RollBack) || output?.RolledBack == true,
            CorrelationIds = NotEmpty([.. result.Errors.Select(error => error.CorrelationId).Append(output?.CorrelationId).OfType<string>().Distinct().Select(Clean)]),
            Error = ErrorOf(result.Error),
            RollbackError = ErrorOf(result.RollbackError),
            Facts = output?.DeploymentId is { } id ? new Dictionary<string, string> { ["deploymentId"] = Clean(id) } : null,
        };
    }

    private GcAuditEntry Ended(RunEvent happened, RunResult result)
    {
        var entry = New(happened, AuditEvents.RunEnded) with
        {
            Status = result.ExitCode.ToString(),
            LatencyMs = Milliseconds(result.Duration),
            RollbackOccurred = result.Steps.Any(step => step.Status is StepStatus.RolledBack or StepStatus.RollbackFailed),
            Facts = result.Steps.GroupBy(step => step.Status).ToDictionary(group => group.Key.ToString(), group => Number(group.Count())),
        };
        _runs.TryRemove(happened.RunId, out _);
        return entry;
    }

    private GcAuditEntry New(RunEvent happened, string what) => new()
    {
        Time = happened.Time.ToUniversalTime(),
        Event = what,
        ClientId = organization.ClientId,
        User = Environment.UserName,
        Machine = Environment.MachineName,
        PipelineRun = settings.PipelineRun is { } pipeline ? Clean(pipeline) : null,
        Organization = Clean(organization.Name),
        OrganizationUri = organization.BaseAddress.GetLeftPart(UriPartial.Path),
        RunId = happened.RunId,
        PlanHash = _runs.GetValueOrDefault(happened.RunId)?.Hash,
        GovernanceTag = settings.GovernanceTag is { } tag ? Clean(tag) : null,
    };

    // Other facts may contain the state before a change, which is recorded for a resumed run.
    private Dictionary<string, string> Audited(StepCheckpoint checkpoint) =>
        checkpoint.Facts.Where(fact => definitions.IsAudited(checkpoint.Address, fact.Key)).ToDictionary(fact => fact.Key, fact => Clean(fact.Value));

    private GcAuditError? ErrorOf(GcException? error) => error is null ? null : new GcAuditError(error.ErrorId, error.Kind.ToString(), Clean(error.Message))
    {
        Status = error.Status,
        PlatformCode = error.PlatformCode is { } code ? Clean(code) : null,
        CorrelationId = error.CorrelationId is { } id ? Clean(id) : null,
    };

    private GcAuditDiff DiffOf(StructuralDiff diff) => new(diff.Added.Count, diff.Removed.Count, diff.Modified.Count, [.. diff.Differences.Take(MaxPaths).Select(difference => Clean($"{Sign(difference.Kind)} {difference.Path}"))]);

    private string Clean(string text)
    {
        var clean = organization.Channel.Clean(text);
        return clean.Length <= LongestText ? clean : $"{clean[..LongestText]}…";
    }

    private static char Sign(DifferenceKind kind) => kind switch { DifferenceKind.Added => '+', DifferenceKind.Removed => '-', _ => '~' };

    private static double Milliseconds(TimeSpan duration) => Math.Round(duration.TotalMilliseconds, 3);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string[]? NotEmpty(string[] texts) => texts.Length == 0 ? null : texts;

    private sealed record AuditedRun(string Hash, Dictionary<ResourceAddress, PlanStep> Steps);
}
