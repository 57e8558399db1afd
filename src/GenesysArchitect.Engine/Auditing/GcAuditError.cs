namespace GenesysArchitect.Engine.Auditing;

/// <summary>An error as an audit log has it.</summary>
/// <param name="Id">The stable id.</param>
/// <param name="Kind">What sort of failure it is.</param>
/// <param name="Message">What failed.</param>
public sealed record GcAuditError(string Id, string Kind, string Message)
{
    /// <summary>The status the platform answered with, where it answered.</summary>
    public int? Status { get; init; }

    /// <summary>The platform's own code.</summary>
    public string? PlatformCode { get; init; }

    /// <summary>The platform's correlation id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Id and message.</summary>
    public override string ToString() => $"{Id}: {Message}";
}
