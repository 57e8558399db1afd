namespace GenesysArchitect.Engine.Dependencies;

/// <summary>A lock that was brought up to date.</summary>
/// <param name="Before">What its file held before; null if there was none.</param>
/// <param name="WasWritten">Whether it differed.</param>
internal sealed record LockChange(byte[]? Before, bool WasWritten);
