using GenesysArchitect.Engine.Catalog;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// The newest version of a flow in each environment. What older versions used is not used any more: it would
/// only bring conflicts that no one has.
/// </summary>
internal sealed class NewestVersions
{
    private readonly SortedDictionary<string, FlowVersionListing> _newest = new(StringComparer.Ordinal);

    /// <summary>The newest of each environment, by environment.</summary>
    public IEnumerable<FlowVersionListing> ByEnvironment => _newest.Values;

    public void Add(FlowVersionListing version)
    {
        var environment = version.EnvironmentId ?? string.Empty;
        if (!_newest.TryGetValue(environment, out var best) || IsNewer(version, best))
        {
            _newest[environment] = version;
        }
    }

    // Of two that compare alike, the one that comes later in the platform's list.
    private static bool IsNewer(FlowVersionListing version, FlowVersionListing best) => (PublishedVersion.Read(version.Version), PublishedVersion.Read(best.Version)) switch
    {
        ({ } one, { } other) => one.Value >= other.Value,
        (null, { }) => false,
        _ => true,
    };
}
