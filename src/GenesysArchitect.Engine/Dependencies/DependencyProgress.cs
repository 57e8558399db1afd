namespace GenesysArchitect.Engine.Dependencies;

/// <summary>The progress of reading.</summary>
/// <param name="Read">The number of flows and actions that have been read.</param>
/// <param name="Met">The number that are known so far, which grows during reading.</param>
public readonly record struct DependencyProgress(int Read, int Met);
