namespace GenesysArchitect.Sandbox.World.Bundles;

/// <summary>The results of validation by bundle and environment. Safe to change while requests arrive.</summary>
public sealed class ValidationResults
{
    private readonly PairTable<ValidationScript> _scripts = new();
    private readonly Func<string, TargetEnvironment> _environment;

    internal ValidationResults(IEnumerable<KeyValuePair<string, ValidationScript>> scripts, Func<string, TargetEnvironment> environment)
    {
        _environment = environment;
        foreach (var (pair, script) in scripts)
        {
            var (bundleId, environmentId) = BundleEnvironment.Split(pair);
            Set(bundleId, environmentId, script);
        }
    }

    /// <summary>Sets what validation comes to from now on.</summary>
    /// <param name="bundleId">The bundle, or <c>*</c> for every one without a result of its own.</param>
    /// <param name="environmentId">The environment, or <c>*</c>.</param>
    /// <param name="script">The result.</param>
    public void Set(string bundleId, string environmentId, ValidationScript script)
    {
        ArgumentNullException.ThrowIfNull(script);
        _scripts.Set(bundleId, environmentId, script);
    }

    /// <summary>Lets every bundle be valid again.</summary>
    public void Clear() => _scripts.Clear();

    internal ValidationScript For(Bundle bundle, string environmentId, DependencyMatrix matrix, CapacityBounds bounds)
    {
        var script = _scripts.Find(bundle.Id, environmentId) ?? new ValidationScript();
        var available = script.AvailableFlowSlots ?? _environment(environmentId).AvailableFlowSlots;
        var required = script.RequiredFlowSlots ?? (matrix.Flows.Count > 0 ? matrix.Flows.Count : bundle.Flows.Count);
        var queues = matrix.Queues.Count > 0 ? matrix.Queues.Count : bundle.Queues.Count;
        var errors = script.Errors.ToList();
        if (required > available)
        {
            errors.Add(new Problem(
                "bundle.capacity.flows",
                $"Bundle '{bundle.Id}' needs {required} flow slots and environment '{environmentId}' has {available}."));
        }

        if (required > bounds.MaxFlowCount)
        {
            errors.Add(new Problem("bundle.capacity.flows", $"Bundle '{bundle.Id}' has {required} flows; at most {bounds.MaxFlowCount} are allowed."));
        }

        if (queues > bounds.MaxQueueCount)
        {
            errors.Add(new Problem("bundle.capacity.queues", $"Bundle '{bundle.Id}' has {queues} queues; at most {bounds.MaxQueueCount} are allowed."));
        }

        return script with
        {
            AvailableFlowSlots = available,
            RequiredFlowSlots = required,
            Errors = errors,
        };
    }
}
