using System.Globalization;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>A snapshot of the organization's deployments, as far back as needed.</summary>
/// <param name="Recent">The newest deployments, oldest first; all of them if there are few.</param>
/// <param name="Active">The deployments that occupy a slot, regardless of who submitted them.</param>
internal sealed record DeploymentSurvey(IReadOnlyList<DeploymentState> Recent, IReadOnlyList<DeploymentState> Active)
{
    private const string KnownFact = "known";
    private const string SinceFact = "since";

    // The clocks of the platform's machines may differ by more than a second.
    private static readonly TimeSpan ClockSpread = TimeSpan.FromMinutes(1);

    /// <summary>Adds the deployments that this connection submitted, which may not be listed yet.</summary>
    public IReadOnlyCollection<string> Own { get; init; } = [];

    /// <summary>The facts that a later run needs to detect new deployments.</summary>
    public IEnumerable<(string Name, string Value)> FactsFor(string bundleId)
    {
        var known = Recent.Concat(Active).Where(deployment => (deployment.BundleId ?? bundleId) == bundleId).Select(deployment => deployment.Id).Concat(Own).Distinct();
        yield return (KnownFact, string.Join(' ', known.Select(Uri.EscapeDataString)));
        yield return (SinceFact, Recent.Max(deployment => deployment.StartTime)?.ToString("O", CultureInfo.InvariantCulture) ?? string.Empty);
    }

    /// <summary>The facts that an interrupted run recorded before submitting.</summary>
    public static DeploymentSurvey From(RecordedCheckpoint submitting)
    {
        var since = submitting.Fact(SinceFact) is { } start ? DateTimeOffset.Parse(start, CultureInfo.InvariantCulture) : (DateTimeOffset?)null;
        var known = (submitting.Fact(KnownFact) ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString);

        // If no deployment of the bundle was known, the time decides which existed before.
        return new DeploymentSurvey([.. known.Prepend(string.Empty).Select(id => new DeploymentState { Id = id, Status = DeploymentStatus.Completed, StartTime = since })], []);
    }

    /// <summary>The deployments that are new since an earlier survey.</summary>
    public IEnumerable<DeploymentState> NewSince(DeploymentSurvey earlier)
    {
        // A later survey may reach further back than the earlier one did; older deployments are not new.
        var known = earlier.Recent.Concat(earlier.Active).Select(deployment => deployment.Id).Concat(earlier.Own).ToHashSet();
        var oldest = earlier.Recent.Max(deployment => deployment.StartTime) - ClockSpread;
        return Recent.Where(deployment => !known.Contains(deployment.Id) && !(deployment.StartTime < oldest));
    }
}
