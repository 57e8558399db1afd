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

        var unseen = failing.TrueForAll(dependency => dependency.Status == BotDependencyStatus.Unknown);
        var what = string.Join("; ", failing);
        return unseen
            ? new GcException(ErrorIds.BotDependencyUnknown, ErrorKind.Permission, $"{Name(desired)} was not published: whether what it needs is there cannot be told. {what}.")
            {
                Target = Target(desired),
                Remedy = $"{string.Join(" ", failing.Select(dependency => dependency.Remedy).Distinct())} {Nothing}",
            }
            : new GcException(ErrorIds.BotDependencyInvalid, ErrorKind.InvalidInput, $"{Name(desired)} was not published: not all it needs is there and active. {what}.")
            {
                Target = Target(desired),
                Remedy = $"Create or activate what is named, or correct the ids. {Nothing}",
            };
    }

    public static GcException NoWayBack(BotVersion desired) =>
        new(ErrorIds.BotRollbackUnknown, ErrorKind.InvalidInput, $"{Name(desired)} was not published: no version is known to go back to, and -RequireRollback asks for one.")
        {
            Target = Target(desired),
            Remedy = $"Name the version that is live (-PreviousVersionId), or leave -RequireRollback out. {Nothing}",
        };

    public static GcException Failed(BotVersion desired, BotReading end) => Ended(desired, end, ErrorIds.BotPublishFailed, "could not be published", "Correct what the platform names in the bot, and publish again.");

    public static GcException BackInDraft(BotVersion desired, BotReading end) => Ended(
        desired,
        end,
        ErrorIds.BotBackInDraft,
        "was not published: it is back in draft",
        "Its configuration is invalid. Look in the bot for validation errors, for flows without an end point, and at its language model; then publish again.");

    public static GcException Superseded(BotVersion desired, BotReading end) => Ended(
        desired,
        end,
        ErrorIds.BotSuperseded,
        "is superseded: somebody has published another version meanwhile",
        "Find out who published which version, and whether that is what is wanted. It was left as it is.");

    public static GcException Stuck(BotVersion desired, BotReading last) =>
        new(ErrorIds.BotPublishTimeout, ErrorKind.Timeout, $"{Name(desired)} was still {last.State} after {desired.Timeout.TotalSeconds:0} s. The platform goes on with it, and nothing was rolled back, because it may yet come up.")
        {
            Target = Target(desired),
            CorrelationId = last.CorrelationId,
            Remedy = $"Look again in a while (Get-GcBotVersion {desired.BotId} {desired.VersionId}). If it stays like this, publish the version that was live before.",
        };

    public static GcException Detached(BotVersion desired, BotReading last) =>
        new(ErrorIds.RunCancelled, ErrorKind.Declined, $"Stopped waiting for {Name(desired)}, which was {last.State}. The platform goes on with it.")
        {
            Target = Target(desired),
            Remedy = $"See how it ended with Get-GcBotVersion {desired.BotId} {desired.VersionId}.",
        };

    public static GcException RollbackFailed(BotVersion desired, string previous, string why, string live) =>
        new(ErrorIds.BotRollbackFailed, ErrorKind.RollbackFailed, $"Going back to version '{previous}' of bot '{desired.BotId}' failed: {why.TrimEnd('.')}. {live}")
        {
            Target = Target(desired),
            Remedy = $"Publish a version that works, such as '{previous}', once the platform lets you (Publish-GcBotVersion {desired.BotId} {previous}).",
        };

    public static string Name(BotVersion desired) => $"Version '{desired.VersionId}' of bot '{desired.BotId}'";

    private static GcException Ended(BotVersion desired, BotReading end, string id, string how, string remedy) =>
        new(id, ErrorKind.Failed, $"{Name(desired)} {how}.{string.Concat(end.Errors.Select(error => $" {error.ToString().TrimEnd('.')}."))}")
        {
            Target = Target(desired),
            PlatformCode = end.Errors.FirstOrDefault(error => error.Code is not null)?.Code,
            CorrelationId = end.CorrelationId,
            Remedy = remedy,
        };

    private static string Target(BotVersion desired) => $"{desired.BotId}@{desired.VersionId}";
}
