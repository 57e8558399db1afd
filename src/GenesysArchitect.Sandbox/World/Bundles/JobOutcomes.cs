namespace GenesysArchitect.Sandbox.World.Bundles;

/// <summary>The scripts of deployments by bundle and environment. Safe to change while deployments are submitted.</summary>
public sealed class JobOutcomes
{
    private readonly PairTable<(JobScript Script, int Left)> _scripts = new();

    internal JobOutcomes(IEnumerable<KeyValuePair<string, JobScript>> scripts)
    {
        foreach (var (pair, script) in scripts)
        {
            var (bundleId, environmentId) = BundleEnvironment.Split(pair);
            Set(bundleId, environmentId, script);
        }
    }

    /// <summary>Sets how deployments go from now on; ones that were submitted go on as they were.</summary>
    /// <param name="bundleId">The bundle, or <c>*</c> for every one without a script of its own.</param>
    /// <param name="environmentId">The environment, or <c>*</c>.</param>
    /// <param name="script">How they go.</param>
    public void Set(string bundleId, string environmentId, JobScript script)
    {
        ArgumentNullException.ThrowIfNull(script);
        _scripts.Set(bundleId, environmentId, (script, script.Times ?? int.MaxValue));
    }

    /// <summary>Sets how deployments end from now on.</summary>
    /// <param name="bundleId">The bundle, or <c>*</c>.</param>
    /// <param name="environmentId">The environment, or <c>*</c>.</param>
    /// <param name="outcome">How they end.</param>
    /// <param name="rollbackWorks">Whether a rollback works.</param>
    public void Set(string bundleId, string environmentId, JobOutcome outcome, bool rollbackWorks = true) =>
        Set(bundleId, environmentId, new JobScript { Outcome = outcome, RollbackWorks = rollbackWorks });

    /// <summary>Lets every deployment complete again.</summary>
    public void Clear() => _scripts.Clear();

    /// <summary>The script for one more deployment: of several targets, the first that does not just complete.</summary>
    internal JobScript? Take(string bundleId, IEnumerable<string> environmentIds)
    {
        JobScript? taken = null;
        foreach (var environmentId in environmentIds)
        {
            var found = _scripts.Update(bundleId, environmentId, entry => (entry.Script, entry.Left - 1), entry => entry.Left > 0);
            if (taken is null || taken.Outcome == JobOutcome.Completed)
            {
                taken = found.Script ?? taken;
            }
        }

        return taken;
    }
}
