using GenesysArchitect.Sandbox.World.Access;

namespace GenesysArchitect.Sandbox.World.Architect;

/// <summary>A line of the history of a flow.</summary>
/// <param name="Action">What was done, as in <c>PUBLISH</c>.</param>
/// <param name="At">When.</param>
/// <param name="By">By whom.</param>
/// <param name="VersionId">The version it was about, or null.</param>
public sealed record HistoryEntry(string Action, DateTimeOffset At, Actor By, string? VersionId = null);
