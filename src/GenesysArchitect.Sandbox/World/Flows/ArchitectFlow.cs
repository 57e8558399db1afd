using System.Text.Json.Nodes;

namespace GenesysArchitect.Sandbox.World.Flows;

/// <summary>The state of a flow at one moment.</summary>
public sealed record ArchitectFlow
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The type, in upper case, as in <c>INBOUNDCALL</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Whether it can be used: it was not switched off and is not archived.</summary>
    public required bool Active { get; init; }

    /// <summary>The <c>_version</c>.</summary>
    public required int Version { get; init; }

    /// <summary>The whole document, a copy, as <c>GET /api/v2/architect/flows/{id}</c> answers it.</summary>
    public required JsonObject Document { get; init; }

    /// <summary>Its versions in the environments.</summary>
    public required IReadOnlyList<FlowRevision> Revisions { get; init; }
}
