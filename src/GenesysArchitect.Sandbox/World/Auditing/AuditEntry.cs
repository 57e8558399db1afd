using GenesysArchitect.Sandbox.World.Access;

namespace GenesysArchitect.Sandbox.World.Auditing;

/// <summary>A line of the audit trail.</summary>
/// <param name="Id">The id.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Action">What, as in <c>Publish</c>.</param>
/// <param name="EntityType">The type of the object, as in <c>Flow</c>.</param>
/// <param name="EntityId">The object.</param>
/// <param name="EntityName">Its name then.</param>
/// <param name="VersionId">The version of a flow, or null.</param>
public sealed record AuditEntry(string Id, DateTimeOffset At, Actor By, string Action, string EntityType, string EntityId, string EntityName, string? VersionId);
