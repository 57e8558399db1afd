namespace GenesysArchitect.Engine.Storage;

/// <summary>The state of a lock at one moment.</summary>
/// <param name="IsHeld">Whether somebody holds it.</param>
/// <param name="Owner">Who holds it, and since when; null if it is free or its owner is not recorded.</param>
internal sealed record LockStatus(bool IsHeld, LockOwner? Owner)
{
    public static LockStatus Free { get; } = new(false, null);
}
