using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Bots;

/// <summary>The version to roll back to if another one fails.</summary>
/// <param name="VersionId">The version; null if none is known.</param>
/// <param name="Unknown">Why it is unknown; null if it is known.</param>
internal sealed record PreviousVersion(string? VersionId, string? Unknown)
{
    /// <summary>Why the specified version is invalid; null if it is valid, or none was specified.</summary>
    public GcException? Invalid { get; init; }

    /// <summary>Determines it: the specified version, otherwise the one that is live by the platform's list.</summary>
    /// <exception cref="GcException">It could not be determined.</exception>
    public static async Task<PreviousVersion> FindAsync(IBotApi api, BotVersion desired, CancellationToken cancellationToken)
    {
        if (desired.PreviousVersionId is { } named)
        {
            return new PreviousVersion(named, null) { Invalid = await CheckAsync(api, desired, named, cancellationToken) };
        }

        if (await api.ListAsync(desired.BotId, cancellationToken) is not { } versions)
        {
            return new PreviousVersion(null, "This host does not list versions, so the live version is unknown");
        }

        var live = versions.LastOrDefault(version => version.State == BotVersionState.Published && version.VersionId != desired.VersionId);
        return live is null
            ? new PreviousVersion(null, $"No other version of bot '{desired.BotId}' is live")
            : new PreviousVersion(live.VersionId, null);
    }

    // An invalid specified version must be reported now, not when it is needed.
    private static async Task<GcException?> CheckAsync(IBotApi api, BotVersion desired, string named, CancellationToken cancellationToken)
    {
        if (named == desired.VersionId)
        {
            return BotErrors.NotPrevious(desired, "it is the one to be published");
        }

        try
        {
            await api.GetAsync(desired.BotId, named, cancellationToken);
            return null;
        }
        catch (GcException missing) when (missing.Kind == ErrorKind.NotFound)
        {
            return BotErrors.NotPrevious(desired, "the platform has no such version");
        }
    }
}
