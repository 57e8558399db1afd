using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Sandbox.World.Seed;

/// <summary>Deployments that were there before the sandbox was started.</summary>
internal static class DeploymentHistory
{
    internal static void Fill(DeploymentBoard board, IReadOnlyList<Bundle> bundles, SandboxOptions options)
    {
        var now = options.TimeProvider.GetUtcNow();
        for (var index = 0; index < options.DeploymentHistory; index++)
        {
            // The fourth of every five went wrong and was taken back: a list worth filtering.
            var outcome = index % 5 == 3 ? JobOutcome.RolledBack : JobOutcome.Completed;
            var startedAt = now - TimeSpan.FromHours(7 * (options.DeploymentHistory - index));
            board.AddEnded(bundles[index % bundles.Count].Id, outcome, startedAt, TimeSpan.FromSeconds(95 + (17 * (index % 7))));
        }

        foreach (var bundleId in options.ForeignDeployments)
        {
            board.AddForeign(bundleId, options.ForeignDeploymentDuration);
        }
    }
}
