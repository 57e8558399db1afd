using GenesysArchitect.Engine.Catalog;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>
/// The newest version of a flow in each environment. Dependencies of older versions no longer apply, and would
/// only cause irrelevant conflicts.
/// </summary>
internal sealed class NewestVersions
{
    private readonly SortedDictionary<string, FlowVersionListing> _newest = new(StringComparer.Ordinal);

    /// <summary>The newest version, by environment.</summary>
    public IEnumerable<FlowVersionListing> ByEnvironment => _newest.Values;

    public void Add(FlowVersionListing version)
    {
        var environment = version.EnvironmentId ?? string.Empty;
        if (!_newest.TryGetValue(environment, out var best) || IsNewer(version, best))
        {
            _newest[environment] = version;
        }
    }

    // Of two equal versions, the later one in the platform's list.
    private static bool IsNewer(FlowVersionListing version, FlowVersionListing best) => (PublishedVersion.Read(version.Version), PublishedVersion.Read(best.Version)) switch
    {
        ({ } one, { } other) => one.Value >= other.Value,
        (null, { }) => false,
        _ => true,
    };
}
