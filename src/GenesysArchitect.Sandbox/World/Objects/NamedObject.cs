using System.Text.Json.Nodes;

namespace GenesysArchitect.Sandbox.World.Objects;

/// <summary>An object that flows refer to by its name: a queue, a data action, a schedule and the like.</summary>
public sealed record NamedObject
{
    /// <summary>The kind, as dependency tracking calls it, as in <c>QUEUE</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The division; null for kinds that have none.</summary>
    public string? DivisionId { get; init; }

    /// <summary>The state: <c>active</c>, <c>inactive</c> or <c>deleted</c>.</summary>
    public string State { get; init; } = "active";

    /// <summary>Goes up by one with each change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When it was created.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset Modified { get; init; }

    /// <summary>The category of a data action; null for other kinds.</summary>
    public string? Category { get; init; }

    /// <summary>What else the kind has, as the platform names it. Never changed in place.</summary>
    public JsonObject Properties { get; init; } = [];

    /// <summary>The ids in the properties: of flows, schedules and other objects that this one uses.</summary>
    internal IEnumerable<string> UsedIds => Ids(Properties);

    private static IEnumerable<string> Ids(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member =>
            member.Key == "id" && member.Value is JsonValue value && value.TryGetValue(out string? id) ? [id] : Ids(member.Value)),
        JsonArray items => items.SelectMany(Ids),
        _ => [],
    };
}
