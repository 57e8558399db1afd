using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Bots;

/// <summary>What there is to say when a version of a bot does not come up.</summary>
internal static class BotErrors
{
    private const string Nothing = "Nothing was published.";

    public static GcException? Dependencies(BotVersion desired, IReadOnlyList<BotDependency> dependencies)
    {
        var failing = dependencies.Where(dependency => dependency.Status != BotDependencyStatus.Active).ToList();
        if (failing.Count == 0)
        {
            return null;
        }

        var what = string.Join("; ", failing);
        return failing.TrueForAll(dependency => dependency.Status == BotDependencyStatus.Unknown)
            ? new GcException(ErrorIds.BotDependencyUnknown, failing[0].Failure!.Kind, $"{Name(desired)} was not published: whether what it needs is there cannot be told. {what}.")
            {
                Target = desired.Address.Name,
                Remedy = $"{string.Join(" ", failing.Select(dependency => dependency.Remedy).Distinct())} {Nothing}",
            }
            : new GcException(ErrorIds.BotDependencyInvalid, ErrorKind.InvalidInput, $"{Name(desired)} was not published: not all it needs is there and active. {what}.")
            {
                Target = desired.Address.Name,
                Remedy = $"Create or activate what is named, or correct the ids. {Nothing}",
            };
    }

    public static GcException NoWayBack(BotVersion desired, string why) =>
        new(ErrorIds.BotRollbackUnknown, ErrorKind.InvalidInput, $"{Name(desired)} was not published: {Lower(why)}, and a way back was asked for.")
        {
            Target = desired.Address.Name,
            Remedy = $"Name the version that is live (-PreviousVersionId), or leave -RequireRollback out. {Nothing}",
        };

    public static GcException NotPrevious(BotVersion desired, string why) =>
        new(ErrorIds.BotRollbackUnknown, ErrorKind.InvalidInput, $"{Name(desired)} was not published: version '{desired.PreviousVersionId}' cannot be gone back to, {why}.")
        {
            Target = desired.Address.Name,
            Remedy = $"Name the version that is live (-PreviousVersionId). {Nothing}",
        };

    /// <summary>Why a version is not live though its publishing has come to an end.</summary>
    /// <param name="desired">The version.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="after">What was done about it, as a sentence; null when that is said elsewhere.</param>
    public static GcException Ended(BotVersion desired, BotReading end, string? after = null)
    {
        var (id, how, remedy) = Meaning(end.State);
        var errors = string.Concat(end.Errors.Select(error => $" {error.ToString().TrimEnd('.')}."));
        return new GcException(id, ErrorKind.Failed, $"{Name(desired)} {how}.{errors}{(after is null ? string.Empty : $" {after}")}")
        {
            Target = desired.Address.Name,
            PlatformCode = end.Errors.FirstOrDefault(error => error.Code is not null)?.Code,
            CorrelationId = end.CorrelationId,
            Remedy = remedy,
        };
    }

    public static GcException Stuck(BotVersion desired, BotReading last) =>
        new(ErrorIds.BotPublishTimeout, ErrorKind.Timeout, $"{Name(desired)} was still {last.State} after {desired.Timeout.TotalSeconds:0} s. The platform goes on with it, and nothing was rolled back, because it may yet come up.")
        {
            Target = desired.Address.Name,
            CorrelationId = last.CorrelationId,
            Remedy = $"Look again in a while (Get-GcBotVersion {desired.BotId} {desired.VersionId}). If it stays like this, publish the version that was live before.",
        };

    public static GcException Detached(BotVersion desired, BotReading last) =>
        new(ErrorIds.RunCancelled, ErrorKind.Declined, $"Stopped waiting for {Name(desired)}, which was {last.State}. The platform goes on with it.")
        {
            Target = desired.Address.Name,
            Remedy = $"See how it ended with Get-GcBotVersion {desired.BotId} {desired.VersionId}.",
        };

    public static GcException RollbackFailed(BotVersion desired, string previous, string why, string live) =>
        new(ErrorIds.BotRollbackFailed, ErrorKind.RollbackFailed, $"Going back to version '{previous}' of bot '{desired.BotId}' failed: {why.TrimEnd('.')}. {live}")
        {
            Target = desired.Address.Name,
            Remedy = $"Publish a version that works, such as '{previous}', once the platform lets you (Publish-GcBotVersion {desired.BotId} {previous}).",
        };

    public static string Name(BotVersion desired) => $"Version '{desired.VersionId}' of bot '{desired.BotId}'";

    private static (string Id, string How, string Remedy) Meaning(BotVersionState end)
    {
        if (end == BotVersionState.Draft)
        {
            return (
                ErrorIds.BotBackInDraft,
                "was not published: it is back in draft",
                "Its configuration is invalid. Look in the bot for validation errors, for flows without an end point, and at its language model; then publish again.");
        }

        return end == BotVersionState.Superseded
            ? (ErrorIds.BotSuperseded, "is superseded: somebody has published another version meanwhile", "Find out who published which version, and whether that is what is wanted.")
            : (ErrorIds.BotPublishFailed, "could not be published", "Correct what the platform names in the bot, and publish again.");
    }

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
