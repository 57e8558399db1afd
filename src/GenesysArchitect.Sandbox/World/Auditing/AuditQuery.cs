namespace GenesysArchitect.Sandbox.World.Auditing;

/// <summary>Which lines of the audit trail are asked for.</summary>
internal sealed record AuditQuery
{
    internal required DateTimeOffset From { get; init; }

    internal required DateTimeOffset To { get; init; }

    internal string? ServiceName { get; init; }

    /// <summary>Property and value, as in <c>EntityId</c> and an id; all hold.</summary>
    internal IReadOnlyList<(string Property, string Value)> Filters { get; init; } = [];

    internal bool Matches(AuditEntry entry) =>
        entry.At >= From && entry.At <= To && ServiceName is null or "Architect" && Filters.All(filter => filter.Property switch
        {
            "UserId" => !entry.By.IsClient && entry.By.Id == filter.Value,
            "ClientId" => entry.By.IsClient && entry.By.Id == filter.Value,
            "Action" => entry.Action.Equals(filter.Value, StringComparison.OrdinalIgnoreCase),
            "EntityType" => entry.EntityType.Equals(filter.Value, StringComparison.OrdinalIgnoreCase),
            "EntityId" => entry.EntityId == filter.Value,
            _ => false,
        });
}
