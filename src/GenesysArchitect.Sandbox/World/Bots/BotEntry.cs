namespace GenesysArchitect.Sandbox.World.Bots;

/// <summary>One bot of the roster. The roster's lock is held for whatever touches it.</summary>
internal sealed class BotEntry(Bot bot)
{
    private readonly List<BotVersion> _versions = [.. bot.Versions];
    private Publishing? _publishing;

    internal Bot At(DateTimeOffset now)
    {
        Settle(now);
        return bot with { Versions = [.. _versions] };
    }

    /// <summary>Starts publishing a version; publishing the one in use changes nothing.</summary>
    /// <exception cref="RefusedException">404: no such version. 409: one is being published.</exception>
    internal BotVersion Publish(string versionId, PublishOutcome outcome, DateTimeOffset now, TimeSpan duration)
    {
        Settle(now);
        var index = _versions.FindIndex(version => version.Id == versionId);
        if (index < 0)
        {
            throw RefusedException.Missing("bot version", $"{bot.Id}/{versionId}");
        }

        if (_publishing is not null)
        {
            throw RefusedException.Conflict(
                "bot.publish.in.progress",
                $"Version {_versions[_publishing.Index].Id} of bot '{bot.Id}' is being published.");
        }

        if (_versions[index].State != BotVersionState.Published)
        {
            _publishing = new Publishing(index, outcome, now + duration);
            _versions[index] = new BotVersion(versionId, BotVersionState.Publishing);
        }

        return _versions[index];
    }

    /// <summary>Ends the publishing that is going on, as it was to end; a stuck one succeeds.</summary>
    internal void Finish(DateTimeOffset now)
    {
        Settle(now);
        if (_publishing is { } publishing)
        {
            var outcome = publishing.Outcome == PublishOutcome.Stuck ? PublishOutcome.Published : publishing.Outcome;
            _publishing = publishing with { Outcome = outcome, EndsAt = now };
        }
    }

    // What publishing comes to is worked out when somebody looks, like the course of a deployment.
    private void Settle(DateTimeOffset now)
    {
        if (_publishing is not { } publishing || publishing.Outcome == PublishOutcome.Stuck || now < publishing.EndsAt)
        {
            return;
        }

        _publishing = null;
        var version = _versions[publishing.Index];
        if (publishing.Outcome == PublishOutcome.Published)
        {
            var inUse = _versions.FindIndex(other => other.State == BotVersionState.Published);
            if (inUse >= 0)
            {
                _versions[inUse] = _versions[inUse] with { State = BotVersionState.Superseded };
            }

            _versions[publishing.Index] = version with { State = BotVersionState.Published };
        }
        else
        {
            _versions[publishing.Index] = version with
            {
                State = publishing.Outcome == PublishOutcome.Draft ? BotVersionState.Draft : BotVersionState.Failed,
                Errors = [Error(publishing.Outcome)],
            };
        }
    }

    private Problem Error(PublishOutcome outcome) => outcome == PublishOutcome.Draft
        ? new Problem("bot.flow.endpoint.missing", $"An intent of bot '{bot.Id}' has no flow end point.")
        : new Problem("bot.language.model.invalid", $"The language model of bot '{bot.Id}' could not be built.");

    private sealed record Publishing(int Index, PublishOutcome Outcome, DateTimeOffset EndsAt);
}
