using System.Globalization;

namespace GenesysArchitect.Engine.Storage;

/// <summary>The owner of a lock.</summary>
/// <param name="User">The user of the operating system.</param>
/// <param name="Host">The machine.</param>
/// <param name="ProcessId">The process.</param>
/// <param name="Since">When the lock was acquired.</param>
internal sealed record LockOwner(string User, string Host, int ProcessId, DateTimeOffset Since)
{
    /// <summary>This process, from now on.</summary>
    public static LockOwner Current(TimeProvider time) => new(Environment.UserName, Environment.MachineName, Environment.ProcessId, time.GetUtcNow());

    /// <summary>Such as <c>ada on build-7 (process 4711, since 2026-05-04 12:30:01 UTC)</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{User} on {Host} (process {ProcessId}, since {Since:yyyy-MM-dd HH:mm:ss} UTC)");
}
