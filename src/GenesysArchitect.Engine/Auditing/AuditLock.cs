using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>The right to write a log, which one writer has at a time, of all processes. The operating system holds it, so that it is free the moment its owner is dead.</summary>
internal static class AuditLock
{
    private const int LongestPause = 20;

    // What .NET says where somebody else has the file: Windows' sharing and lock violations, and EWOULDBLOCK of Linux and of macOS.
    private static readonly int[] Taken = [unchecked((int)0x80070020), unchecked((int)0x80070021), 11, 35];

    /// <summary>Takes it; it is given back by disposing of it.</summary>
    /// <param name="log">The log's own file.</param>
    /// <param name="mode">Whether the lock's file is made where there is none.</param>
    /// <param name="patience">How long others are waited for.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Has those who wait not all come again at once.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="GcException">Others had it all the while.</exception>
    public static async Task<IDisposable> TakeAsync(string log, FileMode mode, TimeSpan patience, TimeProvider time, Random random, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return PrivateFile.Open(PathOf(log), mode, FileShare.None);
            }
            catch (IOException held) when (Taken.Contains(held.HResult))
            {
                var waited = time.GetElapsedTime(since);
                if (waited >= patience)
                {
                    throw AuditErrors.Busy(log, waited);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, Math.Min(attempt, LongestPause) + 1)), time, cancellationToken);
            }
        }
    }

    // It stays: whoever took it away would take it from those who have just opened it.
    private static string PathOf(string log) => $"{log}.lock";
}
