using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Bots;

/// <summary>The errors of publishing a bot version.</summary>
internal static class BotErrors
{
    private static readonly Remedy NamePrevious = new("Specify the version that is live.", new UseOption(EngineOption.PreviousVersionId));

    public static GcException? Dependencies(BotVersion desired, IReadOnlyList<BotDependency> dependencies)
    {
        var failing = dependencies.Where(dependency => dependency.Status != BotDependencyStatus.Active).ToList();
        if (failing.Count == 0)
        {
            return null;
        }

        var what = string.Join("; ", failing);
        return failing.TrueForAll(dependency => dependency.Status == BotDependencyStatus.Unknown)
            ? new GcException(ErrorIds.BotDependencyUnknown, failing[0].Failure!.Kind, $"{Name(desired)} was not published: it is unknown whether its dependencies exist. {what}.")
            {
                Target = desired.Address.Name,
                Remedies = [.. failing.SelectMany(dependency => dependency.Remedies).Distinct()],
            }
            : new GcException(ErrorIds.BotDependencyInvalid, ErrorKind.InvalidInput, $"{Name(desired)} was not published: not all of its dependencies exist and are active. {what}.")
            {
                Target = desired.Address.Name,
                Remedies = [new("Create or activate the dependencies listed, or correct their ids.")],
            };
    }

    public static GcException RollbackUnavailable(BotVersion desired, string why) =>
        new(ErrorIds.BotRollbackUnknown, ErrorKind.InvalidInput, $"{Name(desired)} was not published: {Lower(why)}, and a version to roll back to is required.")
        {
            Target = desired.Address.Name,
            Remedies = [NamePrevious, new("To publish without a version to roll back to, do not require one.", new OmitOption(EngineOption.RequireRollback))],
        };

    public static GcException NotPrevious(BotVersion desired, string why) =>
        new(ErrorIds.BotRollbackUnknown, ErrorKind.InvalidInput, $"{Name(desired)} was not published: version '{desired.PreviousVersionId}' cannot be rolled back to: {why}.")
        {
            Target = desired.Address.Name,
            Remedies = [NamePrevious],
        };

    /// <summary>Why a version is not live although its publishing has ended.</summary>
    /// <param name="desired">The version.</param>
    /// <param name="end">The final state.</param>
    /// <param name="after">The rollback outcome as a sentence; null if it is reported elsewhere.</param>
    public static GcException Ended(BotVersion desired, BotReading end, string? after = null)
    {
        var (id, how, remedy) = Meaning(end.State);
        var errors = string.Concat(end.Errors.Select(error => $" {error.ToString().TrimEnd('.')}."));
        return new GcException(id, ErrorKind.Failed, $"{Name(desired)} {how}.{errors}{(after is null ? string.Empty : $" {after}")}")
        {
            Target = desired.Address.Name,
            PlatformCode = end.Errors.FirstOrDefault(error => error.Code is not null)?.Code,
            CorrelationId = end.CorrelationId,
            Remedies = [remedy],
        };
    }

    public static GcException Stuck(BotVersion desired, BotReading last) =>
        new(ErrorIds.BotPublishTimeout, ErrorKind.Timeout, $"{Name(desired)} was still {last.State} after {desired.Timeout.TotalSeconds:0} s. The platform is still publishing it; nothing was rolled back, because the version may still go live.")
        {
            Target = desired.Address.Name,
            CorrelationId = last.CorrelationId,
            Remedies = [new("Check the version again later.", new ReadBotVersion(desired.BotId, desired.VersionId)), new("If it stays in this state, publish the version that was live before.")],
        };

    public static GcException Detached(BotVersion desired, BotReading last) =>
        new(ErrorIds.RunCancelled, ErrorKind.Declined, $"Stopped waiting for {Name(desired)}, which was {last.State}. The platform is still publishing it.")
        {
            Target = desired.Address.Name,
            Remedies = [new("Check the outcome.", new ReadBotVersion(desired.BotId, desired.VersionId))],
        };

    public static GcException RollbackFailed(BotVersion desired, string previous, string why, string live) =>
        new(ErrorIds.BotRollbackFailed, ErrorKind.RollbackFailed, $"Rolling bot '{desired.BotId}' back to version '{previous}' failed: {why.TrimEnd('.')}. {live}")
        {
            Target = desired.Address.Name,
            Remedies = [new($"Publish a version that works, such as '{previous}', as soon as the platform allows it.", new PublishBotVersion(desired.BotId, previous))],
        };

    public static string Name(BotVersion desired) => $"Version '{desired.VersionId}' of bot '{desired.BotId}'";

    private static (string Id, string How, Remedy Remedy) Meaning(BotVersionState end)
    {
        if (end == BotVersionState.Draft)
        {
            return (
                ErrorIds.BotBackInDraft,
                "was not published: it is back in draft",
                new("Its configuration is invalid: check the bot for validation errors, its flows for a missing end point, and its language model, then publish again."));
        }

        return end == BotVersionState.Superseded
            ? (ErrorIds.BotSuperseded, "is superseded: another version has been published in the meantime", new("Find out who published which version, and whether that is intended."))
            : (ErrorIds.BotPublishFailed, "could not be published", new("Correct the errors that the platform reports for the bot, then publish again."));
    }

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
