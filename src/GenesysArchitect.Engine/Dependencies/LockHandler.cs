using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// Updates a lock to the resolved dependencies of flows. It is stored in the registry before the file is written, so
/// that an existing file means that everything is done.
/// </summary>
internal sealed class LockHandler(FlowDependencies dependencies, Func<Secret?> registryToken) : ResourceHandler<LockedDependencies, LockPreflight, LockChange>
{
    private const string BeforeFact = "before";
    private static readonly Phase Storing = new("storing");

    // Earlier changes of flows may change their dependencies.
    protected override PlanStep Reconsider(PlanStep step, LockPreflight? live, IReadOnlyList<WorkItem> changing)
    {
        var after = string.Join(", ", changing.Select(need => need.Step.Address));
        return step switch
        {
            { Blocked: { } reason } when live is not null => step with { Blocked = null, Notes = [.. step.Notes, $"Currently blocked: {reason.Message} It is resolved again after {after}."] },
            { Change: ChangeKind.NoChange } => step with { Change = ChangeKind.Update, Notes = [.. step.Notes, $"It is resolved again after {after}, and written only if it has changed."] },
            _ => step,
        };
    }

    protected override PlanStep Describe(LockedDependencies desired) =>
        PlanStep.Of(desired, ChangeKind.Update, $"lock '{desired.Path}'");

    protected override async Task<LockPreflight> ReadAsync(LockedDependencies desired, PlanScope scope, CancellationToken cancellationToken)
    {
        if (desired.Registry is { } registry)
        {
            FlowDependencies.CheckRegistry(registry);
        }

        var resolution = await ResolveAsync(desired, scope.Options.ThrottleLimit, cancellationToken);
        return new LockPreflight(File.Exists(desired.Path) ? await File.ReadAllBytesAsync(desired.Path, cancellationToken) : null, Existing(desired.Path), resolution);
    }

    protected override PlanStep Plan(LockedDependencies desired, LockPreflight live)
    {
        var draft = DependencyLock.Draft(live.Resolution);
        return Describe(desired) with
        {
            Change = live.Change,
            Basis = $"{(live.Existing is null ? "no lock" : $"lock {live.Existing.Hash[..12]}")}, resolved to {draft.Hash[..12]}",
            Diff = StructuralDiff.Between(Versions(live.Existing), Versions(draft)),
            Blocked = DependencyErrors.LockBlocker(live.Resolution),
        };
    }

    protected override Task<LockChange?> ResumeAsync(LockedDependencies desired, StepContext context, CancellationToken cancellationToken)
    {
        // Writing a lock is idempotent: the step is planned again, unless it must be rolled back.
        var before = context.History.First(LockCheckpoints.Writing)?.Fact(BeforeFact);
        return Task.FromResult(context.History.IsUndoing || context.History.IsDone
            ? new LockChange(before is null ? null : Encoding.UTF8.GetBytes(before), WasWritten: true)
            : null);
    }

    protected override async Task<LockChange> ApplyAsync(LockedDependencies desired, LockPreflight live, StepContext context, CancellationToken cancellationToken)
    {
        var resolution = desired.DependsOn.Count > 0 ? await ResolveAsync(desired, DependencyQuery.DefaultParallelRequests, cancellationToken) : live.Resolution;
        var content = DependencyLock.Of(resolution);
        if (content.Hash == live.Existing?.Hash)
        {
            return new LockChange(live.Before, WasWritten: false);
        }

        await context.CheckpointAsync(LockCheckpoints.Writing, [("path", desired.Path), .. context.KeepsBefore && live.Before is { } before ? [(BeforeFact, Encoding.UTF8.GetString(before))] : Array.Empty<(string, string)>()]);
        if (desired.Registry is { } registry)
        {
            await context.ProgressAsync(Storing, $"Storing the lock in {registry.Host}.");
            await dependencies.ExportAsync(resolution, registry, registryToken(), cancellationToken);
        }

        DocumentFolder.Make(Path.GetDirectoryName(Path.GetFullPath(desired.Path))!);
        dependencies.WriteLock(resolution, desired.Path, overwrite: true);
        await context.CheckpointAsync(LockCheckpoints.Written, ("path", desired.Path), ("lockHash", content.Hash));
        return new LockChange(live.Before, WasWritten: true);
    }

    protected override Task<Verdict> VerifyAsync(LockedDependencies desired, LockChange applied, StepContext context, CancellationToken cancellationToken)
    {
        _ = DependencyLockFile.Read(desired.Path);
        return Task.FromResult(Verdict.Succeeded);
    }

    protected override Task<Verdict> UndoAsync(LockedDependencies desired, LockChange applied, StepContext context, CancellationToken cancellationToken)
    {
        if (applied is { WasWritten: true, Before: { } before })
        {
            AtomicFile.Write(desired.Path, before, PrivateFile.OwnerOnly);
        }
        else if (applied.WasWritten)
        {
            File.Delete(desired.Path);
        }

        return Task.FromResult(Verdict.Succeeded);
    }

    protected override Task<Verdict> ReleaseAsync(LockedDependencies desired, LockChange applied, StepContext context) => Task.FromResult(Verdict.Succeeded);

    protected override object? Report(LockedDependencies desired, LockPreflight? live, LockChange? applied, StepReport report) => null;

    private Task<GcDependencyResolution> ResolveAsync(LockedDependencies desired, int throttleLimit, CancellationToken cancellationToken) =>
        dependencies.ResolveAsync(new DependencyQuery { FlowIds = desired.FlowIds, Environment = desired.Environment, Fallback = desired.Fallback, ThrottleLimit = throttleLimit }, cancellationToken);

    // A file that is not a lock any more, or was edited, is replaced.
    private static DependencyLock? Existing(string path)
    {
        try
        {
            return File.Exists(path) ? DependencyLockFile.Read(path) : null;
        }
        catch (GcException broken) when (broken.Kind == ErrorKind.InvalidInput)
        {
            return null;
        }
    }

    private static JsonElement Versions(DependencyLock? content) => JsonSerializer.SerializeToElement(
        (content?.Dependencies ?? []).GroupBy(dependency => dependency.ActionId).ToDictionary(group => group.Key, group => group.First().Version ?? string.Empty),
        LockJson.Default.DictionaryStringString);
}
