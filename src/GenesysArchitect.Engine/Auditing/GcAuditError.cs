namespace GenesysArchitect.Engine.Auditing;

/// <summary>An error in an audit log.</summary>
/// <param name="Id">The stable id.</param>
/// <param name="Kind">The category.</param>
/// <param name="Message">The message.</param>
public sealed record GcAuditError(string Id, string Kind, string Message)
{
    /// <summary>The HTTP status of the response, if any.</summary>
    public int? Status { get; init; }

    /// <summary>The platform's own code.</summary>
    public string? PlatformCode { get; init; }

    /// <summary>The platform's correlation id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Id and message.</summary>
    public override string ToString() => $"{Id}: {Message}";
}
