using GenesysArchitect.Sandbox.World.Access;

namespace GenesysArchitect.Sandbox.World.Architect;

/// <summary>A change that takes a while, such as publishing.</summary>
public sealed record FlowOperation
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>What is done, as in <c>PUBLISH</c>.</summary>
    public required string Action { get; init; }

    /// <summary>How far it is, as in <c>STARTED</c>, <c>PENDING_GENERATION</c>, <c>PENDING_BACKEND_NOTIFICATION</c>, <c>SUCCESS</c> or <c>FAILURE</c>.</summary>
    public string Status { get; init; } = "STARTED";

    /// <summary>Who started it.</summary>
    public required Actor By { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Whether it ended, one way or the other.</summary>
    public bool Complete { get; init; }

    /// <summary>The code of what went wrong; null when nothing did.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What went wrong, in words.</summary>
    public string? ErrorMessage { get; init; }
}
