using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Bots;

/// <summary>Determines which version of a bot is live according to the platform.</summary>
internal sealed class PublishedVersionLookup(IBotApi api, TimeProvider time)
{
    /// <summary>Reads the live version and describes it.</summary>
    /// <param name="botId">The bot.</param>
    /// <param name="versionIds">The versions to query if the host does not list versions.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>A sentence.</returns>
    public async Task<string> DescribeAsync(string botId, IEnumerable<string> versionIds, CancellationToken cancellationToken)
    {
        // A cancelled run waits a moment longer for this, since the user needs to know which version is live.
        using var grace = new GracePeriod(time, cancellationToken);
        try
        {
            var listed = await api.ListAsync(botId, grace.Token);
            var versions = listed ?? await Task.WhenAll(versionIds.Select(id => api.GetAsync(botId, id, grace.Token)));
            var live = versions.Where(version => version.State == BotVersionState.Published).Select(version => $"'{version.VersionId}'").ToList();
            var none = listed is null ? "none of these versions" : "no version";
            return live.Count > 0
                ? $"The platform reports that version {string.Join(" and ", live)} is live."
                : $"The platform reports that {none} is live: {string.Join(", ", versions.Select(version => $"'{version.VersionId}' is {version.State}"))}.";
        }
        catch (GcException unseen)
        {
            return $"It is unknown which version is live ({unseen.Message.TrimEnd('.')}).";
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return "It is unknown which version is live: the platform did not respond in time.";
        }
    }
}
