using System.Collections.Concurrent;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Bots;

/// <summary>Checks that the dependencies of bot versions exist and are active. They are read in parallel, each once.</summary>
internal sealed class DependencyCheck(IBotApi api)
{
    private readonly ConcurrentDictionary<(BotDependencyKind Kind, string Id), Lazy<Task<BotDependency>>> _checks = [];

    public async Task<IReadOnlyList<BotDependency>> CheckAsync(BotVersion desired, CancellationToken cancellationToken)
    {
        var flows = desired.Flows.Distinct().Select(id => CheckOnceAsync(BotDependencyKind.Flow, id, () => api.FindFlowAsync(id, cancellationToken)));
        var skills = desired.Skills.Distinct().Select(id => CheckOnceAsync(BotDependencyKind.Skill, id, () => api.FindSkillAsync(id, cancellationToken)));
        return await Task.WhenAll(flows.Concat(skills));
    }

    private Task<BotDependency> CheckOnceAsync(BotDependencyKind kind, string id, Func<Task<(string? Name, bool Active)?>> find) =>
        _checks.GetOrAdd((kind, id), _ => new Lazy<Task<BotDependency>>(() => AskAsync(kind, id, find))).Value;

    private static async Task<BotDependency> AskAsync(BotDependencyKind kind, string id, Func<Task<(string? Name, bool Active)?>> find)
    {
        try
        {
            return await find() is { } found
                ? new BotDependency(kind, id, found.Name, found.Active ? BotDependencyStatus.Active : BotDependencyStatus.Inactive)
                : new BotDependency(kind, id, null, BotDependencyStatus.Absent);
        }
        catch (GcException unseen) when (!unseen.ConcernsConnection && unseen.Kind != ErrorKind.InvalidInput)
        {
            // A missing permission does not mean that the resource is missing.
            return new BotDependency(kind, id, null, BotDependencyStatus.Unknown) { Failure = unseen };
        }
    }
}
