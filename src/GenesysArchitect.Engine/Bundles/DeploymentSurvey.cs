using System.Globalization;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The organization's deployments at one moment, as far back as matters.</summary>
/// <param name="Recent">The newest, oldest first; all of them where there are few.</param>
/// <param name="Active">Those that take a slot, whoever submitted them.</param>
internal sealed record DeploymentSurvey(IReadOnlyList<DeploymentState> Recent, IReadOnlyList<DeploymentState> Active)
{
    private const string KnownFact = "known";
    private const string SinceFact = "since";

    // The platform's machines need not agree on the time to the second.
    private static readonly TimeSpan ClockSpread = TimeSpan.FromMinutes(1);

    /// <summary>What this connection submitted itself, though the list may not show it yet.</summary>
    public IReadOnlyCollection<string> Own { get; init; } = [];

    /// <summary>What a later run needs so that it can tell what has come since.</summary>
    public IEnumerable<(string Name, string Value)> FactsFor(string bundleId)
    {
        var known = Recent.Concat(Active).Where(deployment => (deployment.BundleId ?? bundleId) == bundleId).Select(deployment => deployment.Id).Concat(Own).Distinct();
        yield return (KnownFact, string.Join(' ', known.Select(Uri.EscapeDataString)));
        yield return (SinceFact, Recent.Max(deployment => deployment.StartTime)?.ToString("O", CultureInfo.InvariantCulture) ?? string.Empty);
    }

    /// <summary>What an interrupted run knew when it was about to submit.</summary>
    public static DeploymentSurvey From(RecordedCheckpoint submitting)
    {
        var since = submitting.Fact(SinceFact) is { } start ? DateTimeOffset.Parse(start, CultureInfo.InvariantCulture) : (DateTimeOffset?)null;
        var known = (submitting.Fact(KnownFact) ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString);

        // Where nothing of the bundle was known, the time alone states what was there before.
        return new DeploymentSurvey([.. known.Prepend(string.Empty).Select(id => new DeploymentState { Id = id, Status = DeploymentStatus.Completed, StartTime = since })], []);
    }

    /// <summary>What has come since an earlier survey.</summary>
    public IEnumerable<DeploymentState> NewSince(DeploymentSurvey earlier)
    {
        // A later survey may reach further back than the earlier one did: what is there is not new.
        var known = earlier.Recent.Concat(earlier.Active).Select(deployment => deployment.Id).Concat(earlier.Own).ToHashSet();
        var oldest = earlier.Recent.Max(deployment => deployment.StartTime) - ClockSpread;
        return Recent.Where(deployment => !known.Contains(deployment.Id) && !(deployment.StartTime < oldest));
    }
}
