using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Planning;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>What an entry says of the resource that it is about.</summary>
/// <param name="Environments">Where it is brought about.</param>
/// <param name="Overwrite">Whether what is there is overwritten; null where that is no question.</param>
/// <param name="ConflictStrategy">How conflicts are resolved; null where that is no question.</param>
/// <param name="Needs">How many things it needs or brings along.</param>
internal sealed record AuditSubject(IReadOnlyList<string> Environments, bool? Overwrite, string? ConflictStrategy, int Needs)
{
    public static AuditSubject Of(PlanStep step) => step.Resource switch
    {
        BundleDeployment bundle => new(Known(bundle.Environment), bundle.Overwrite, bundle.ConflictResolution, bundle.DependencyMatrix.Flows.Count + bundle.DependencyMatrix.Queues.Count + step.DependsOn.Count),
        BotVersion bot => new(Known(bot.Environment), null, null, bot.Flows.Count + bot.Skills.Count + step.DependsOn.Count),
        Flow flow => new([], null, flow.ConflictPolicy.ToString(), step.DependsOn.Count),
        LockedDependencies dependencies => new(Known(dependencies.Environment), null, null, step.DependsOn.Count),
        _ => new([], null, null, step.DependsOn.Count),
    };

    private static string[] Known(string? environment) => string.IsNullOrEmpty(environment) ? [] : [environment];
}
