namespace GenesysArchitect.Sandbox.World.Architect.Jobs;

/// <summary>A request that Archy made when it looked for an object by name.</summary>
/// <param name="Path">The path with its query.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Answer">The body of the answer.</param>
/// <param name="CorrelationId">The correlation id of the answer.</param>
public sealed record LookupTrace(string Path, int Status, string Answer, string CorrelationId);
