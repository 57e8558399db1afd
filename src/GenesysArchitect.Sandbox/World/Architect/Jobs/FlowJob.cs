using GenesysArchitect.Sandbox.World.Access;

namespace GenesysArchitect.Sandbox.World.Architect.Jobs;

/// <summary>A publish, export or validation job at one moment.</summary>
public sealed record FlowJob
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary><c>Publish</c>, <c>Export</c> or <c>Validate</c>.</summary>
    public required string Command { get; init; }

    /// <summary><c>Registered</c>, <c>Started</c>, <c>Success</c> or <c>Failure</c>.</summary>
    public string Status { get; init; } = "Registered";

    /// <summary>The client that registered it.</summary>
    public required Actor By { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset Registered { get; init; }

    /// <summary>The flow; null when it is not known yet, or is not said.</summary>
    public string? FlowId { get; init; }

    /// <summary>What Archy wrote; null when there is nothing to be had.</summary>
    public IReadOnlyList<JobMessage>? Messages { get; init; }

    /// <summary>Whether a file was accepted.</summary>
    public bool Uploaded { get; init; }

    /// <summary>The flows of an export or a validation.</summary>
    public IReadOnlyList<FlowSelection> Flows { get; init; } = [];

    /// <summary>The exported file; null until there is one.</summary>
    public ExportedFile? File { get; init; }
}
