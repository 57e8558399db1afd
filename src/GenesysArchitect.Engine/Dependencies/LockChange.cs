namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The change of a lock.</summary>
/// <param name="Before">The previous content of the file; null if there was none.</param>
/// <param name="WasWritten">Whether the content differed and was written.</param>
internal sealed record LockChange(byte[]? Before, bool WasWritten);
