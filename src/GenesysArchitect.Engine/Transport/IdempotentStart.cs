using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// Sends a call that starts an operation, so that the operation starts once. If the response is lost, it checks
/// what the call may have started; only if nothing is found is the call sent again.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="ambiguous">The error id if it is unknown whether the operation has started.</param>
/// <param name="howToVerify">The remedies for verifying the state.</param>
/// <param name="maxAttempts">The maximum number of attempts; 1 or more.</param>
internal sealed class IdempotentStart(TimeProvider time, string ambiguous, IReadOnlyList<Remedy> howToVerify, int maxAttempts = IdempotentStart.MaxAttempts)
{
    private const int MaxAttempts = 12;

    // A host may process the call after the connection was lost, and show the effect even later: a single check is not sufficient.
    private static readonly TimeSpan[] ShortCheckDelays = [TimeSpan.Zero, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(2)];

    // The timeout of a gateway says nothing about the host behind it, which may still process the call.
    private static readonly TimeSpan[] LongCheckDelays = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(5)];

    /// <summary>Sends the call until the operation has started, once.</summary>
    /// <typeparam name="T">The started operation.</typeparam>
    /// <param name="what">The operation as shown to users, for the error if its state is unknown.</param>
    /// <param name="send">Sends the call once.</param>
    /// <param name="look">Checks what the call may have started; null if nothing is found.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="GcException">The call was rejected, or it is unknown whether the operation has started.</exception>
    public async Task<T> SendAsync<T>(string what, Func<CancellationToken, Task<T>> send, Func<CancellationToken, Task<T?>> look, CancellationToken cancellationToken)
        where T : class
    {
        GcException? lost = null;
        for (var sends = 0; sends < maxAttempts; sends++)
        {
            try
            {
                return await send(cancellationToken);
            }
            catch (GcException failure) when (MayHaveStarted(failure))
            {
                lost = failure;
            }

            if (await LookAsync(what, lost, look, cancellationToken) is { } started)
            {
                return started;
            }

            if (MustNotRetry(lost))
            {
                throw Ambiguous(what, lost, "it is not visible at the platform");
            }
        }

        throw lost!;
    }

    private async Task<T?> LookAsync<T>(string what, GcException lost, Func<CancellationToken, Task<T?>> look, CancellationToken cancellationToken)
        where T : class
    {
        foreach (var pause in lost.Status == 504 || MustNotRetry(lost) ? LongCheckDelays : ShortCheckDelays)
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

    private static bool MayHaveStarted(GcException failure) =>
        failure is ResponseLostException lost ? lost.Fate is DeliveryStatus.Unknown or DeliveryStatus.Accepted : failure.ErrorId is ErrorIds.ServerError or ErrorIds.AnswerTooLarge;

    // The call was accepted, answered with an oversized response, or never answered: its absence from a list proves nothing.
    private static bool MustNotRetry(GcException lost) =>
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
