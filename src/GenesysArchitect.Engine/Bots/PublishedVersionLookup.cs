using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Bots;

/// <summary>Which version of a bot is live, as the platform says; never what ought to be.</summary>
internal sealed class PublishedVersionLookup(IBotApi api, TimeProvider time)
{
    /// <summary>Reads it and puts it into words.</summary>
    /// <param name="botId">The bot.</param>
    /// <param name="versionIds">The versions to ask for where the host has no list.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <returns>A sentence.</returns>
    public async Task<string> DescribeAsync(string botId, IEnumerable<string> versionIds, CancellationToken cancellationToken)
    {
        // Of a run that is stopped it is worth a moment more: what is live is what the person needs to know.
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
