using GenesysArchitect.Engine.Runs;
using NuGet.Versioning;

namespace GenesysArchitect.Engine.Bots;

/// <summary>The impact of publishing a version of a bot on those who talk to it.</summary>
internal static class BotImpact
{
    /// <summary>High where a newer version is replaced, or a live one without a way back.</summary>
    /// <param name="desired">The version to publish.</param>
    /// <param name="live">The version that is live; null where none is known.</param>
    public static ImpactLevel Of(BotVersion desired, string? live) =>
        live is not null && (IsNewer(live, desired.VersionId) || !desired.RollbackOnFailure) ? ImpactLevel.High : ImpactLevel.Low;

    /// <summary>Whether a version is newer than another. Ids that are no version numbers have no order.</summary>
    public static bool IsNewer(string version, string than) =>
        NuGetVersion.TryParse(version, out var one) && NuGetVersion.TryParse(than, out var other) && one > other;
}
