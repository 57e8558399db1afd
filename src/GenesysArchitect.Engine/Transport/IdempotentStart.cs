using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// Sends a call that starts work so that the work starts once. When its answer is lost, it looks
/// for what the call may have started; only when there is nothing is the call sent again.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="ambiguous">The id of the error for when whether the work has started cannot be reported.</param>
/// <param name="howToVerify">What a person does then.</param>
/// <param name="mostSends">How often the call is sent at most; 1 or more.</param>
internal sealed class IdempotentStart(TimeProvider time, string ambiguous, IReadOnlyList<Remedy> howToVerify, int mostSends = IdempotentStart.MostSends)
{
    private const int MostSends = 12;

    // A host may act a moment after the connection broke, and show it a moment later: one look is not enough to say "nothing".
    private static readonly TimeSpan[] ShortLooks = [TimeSpan.Zero, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(2)];

    // A gateway that gave up waiting says nothing of what stands behind it, which may still be at work.
    private static readonly TimeSpan[] LongLooks = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(5)];

    /// <summary>Sends the call until the work has started, once.</summary>
    /// <typeparam name="T">What the call starts.</typeparam>
    /// <param name="what">The work as a person would say it, for the error when it cannot be reported.</param>
    /// <param name="send">Sends the call once.</param>
    /// <param name="look">Looks for what it may have started; null when there is nothing.</param>
    /// <param name="cancellationToken">Ends the sending and looking.</param>
    /// <exception cref="GcException">The call was refused, or whether the work has started cannot be reported.</exception>
    public async Task<T> SendAsync<T>(string what, Func<CancellationToken, Task<T>> send, Func<CancellationToken, Task<T?>> look, CancellationToken cancellationToken)
        where T : class
    {
        GcException? lost = null;
        for (var sends = 0; sends < mostSends; sends++)
        {
            try
            {
                return await send(cancellationToken);
            }
            catch (GcException failure) when (MayHaveActed(failure))
            {
                lost = failure;
            }

            if (await LookAsync(what, lost, look, cancellationToken) is { } started)
            {
                return started;
            }

            if (MustNotBeSentAgain(lost))
            {
                throw Ambiguous(what, lost, "it is not visible at the platform");
            }
        }

        throw lost!;
    }

    private async Task<T?> LookAsync<T>(string what, GcException lost, Func<CancellationToken, Task<T?>> look, CancellationToken cancellationToken)
        where T : class
    {
        foreach (var pause in lost.Status == 504 || MustNotBeSentAgain(lost) ? LongLooks : ShortLooks)
        {
            await Task.Delay(pause, time, cancellationToken);
            try
            {
                if (await look(cancellationToken) is { } started)
                {
                    return started;
                }
            }
            catch (GcException blind) when (blind.Kind != ErrorKind.Ambiguous)
            {
                throw Ambiguous(what, lost, blind.Message);
            }
        }

        return null;
    }

    private static bool MayHaveActed(GcException failure) =>
        failure is ResponseLostException lost ? lost.Fate is DeliveryStatus.Unknown or DeliveryStatus.Accepted : failure.ErrorId is ErrorIds.ServerError or ErrorIds.AnswerTooLarge;

    // Accepted, answered at a length that is not read, or never answered in all that time: absence from a list proves nothing then.
    private static bool MustNotBeSentAgain(GcException lost) =>
        lost is ResponseLostException { Fate: DeliveryStatus.Accepted } or { ErrorId: ErrorIds.TimedOut or ErrorIds.AnswerTooLarge };

    private GcException Ambiguous(string what, GcException lost, string why) =>
        new(ambiguous, ErrorKind.Ambiguous, $"{what}: it is unknown whether it has started, so it is not sent again. {lost.Message} Result of the check: {why.TrimEnd('.')}.", lost)
        {
            Target = lost.Target,
            Status = lost.Status,
            CorrelationId = lost.CorrelationId,
            Remedies = howToVerify,
        };
}
