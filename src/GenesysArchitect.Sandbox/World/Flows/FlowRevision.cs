namespace GenesysArchitect.Sandbox.World.Flows;

/// <summary>A version of a flow as it lies in an environment.</summary>
/// <param name="Version">The version, as in <c>2.1</c>.</param>
/// <param name="EnvironmentId">The environment.</param>
public sealed record FlowRevision(string Version, string EnvironmentId)
{
    /// <summary>Version ranges by data action that are other than the current document's.</summary>
    public IReadOnlyDictionary<string, string> Ranges { get; init; } = new Dictionary<string, string>();
}
