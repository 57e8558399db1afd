namespace GenesysArchitect.Engine.Dependencies;

/// <summary>How far reading has come.</summary>
/// <param name="Read">How many flows and actions have been read.</param>
/// <param name="Met">How many are known by now; it grows while they are read.</param>
public readonly record struct DependencyProgress(int Read, int Met);
