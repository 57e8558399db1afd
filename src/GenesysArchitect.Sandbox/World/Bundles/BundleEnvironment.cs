namespace GenesysArchitect.Sandbox.World.Bundles;

/// <summary>The text form of a bundle and an environment, as in <c>holiday-hours/prod</c>.</summary>
internal static class BundleEnvironment
{
    /// <summary>Takes the text form apart.</summary>
    /// <exception cref="ArgumentException">The text is not two names with a slash between them.</exception>
    internal static (string BundleId, string EnvironmentId) Split(string pair) =>
        pair.Split('/') is [{ Length: > 0 } bundleId, { Length: > 0 } environmentId]
            ? (bundleId, environmentId)
            : throw new ArgumentException($"'{pair}' is not bundle/environment.");
}
