using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>An error as it was told.</summary>
internal sealed record JournalError
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string Message { get; init; }

    public string? Remedy { get; init; }

    public string? Target { get; init; }

    public int? Status { get; init; }

    public string? PlatformCode { get; init; }

    public string? CorrelationId { get; init; }

    public static JournalError? Of(GcException? error) => error is null ? null : new JournalError
    {
        Id = error.ErrorId,
        Kind = error.Kind.ToString(),
        Message = error.Message,
        Remedy = error.Remedy,
        Target = error.Target,
        Status = error.Status,
        PlatformCode = error.PlatformCode,
        CorrelationId = error.CorrelationId,
    };

    public GcException ToException() => new(Id, Enum.TryParse<ErrorKind>(Kind, out var kind) ? kind : ErrorKind.Failed, Message)
    {
        Remedy = Remedy,
        Target = Target,
        Status = Status,
        PlatformCode = PlatformCode,
        CorrelationId = CorrelationId,
    };
}
