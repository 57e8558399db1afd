namespace GenesysArchitect.Engine.Storage;

/// <summary>The status of a lock.</summary>
/// <param name="IsHeld">Whether it is held.</param>
/// <param name="Owner">The owner; null if the lock is free or its owner is not recorded.</param>
internal sealed record LockStatus(bool IsHeld, LockOwner? Owner)
{
    public static LockStatus Free { get; } = new(false, null);
}
