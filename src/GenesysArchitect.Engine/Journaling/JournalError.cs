using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>A recorded error.</summary>
internal sealed record JournalError
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string Message { get; init; }

    /// <summary>The remedies in neutral words. Journals of 0.6 have only this.</summary>
    public string? Remedy { get; init; }

    public IReadOnlyList<RemedyDocument>? Remedies { get; init; }

    public string? Target { get; init; }

    public int? Status { get; init; }

    public string? PlatformCode { get; init; }

    public string? CorrelationId { get; init; }

    public static JournalError? Of(GcException? error) => error is null ? null : new JournalError
    {
        Id = error.ErrorId,
        Kind = error.Kind.ToString(),
        Message = error.Message,
        Remedy = NeutralRemedies.Instance.Render(error.Remedies),
        Remedies = error.Remedies.Count == 0 ? null : [.. error.Remedies.Select(RemedyDocument.Of)],
        Target = error.Target,
        Status = error.Status,
        PlatformCode = error.PlatformCode,
        CorrelationId = error.CorrelationId,
    };

    public GcException ToException() => new(Id, Enum.TryParse<ErrorKind>(Kind, out var kind) ? kind : ErrorKind.Failed, Message)
    {
        Remedies = ReadRemedies(),
        Target = Target,
        Status = Status,
        PlatformCode = PlatformCode,
        CorrelationId = CorrelationId,
    };

    /// <summary>The remedies.</summary>
    public IReadOnlyList<Remedy> ReadRemedies()
    {
        if (Remedies is { } remedies)
        {
            return [.. remedies.Select(remedy => remedy.ToRemedy())];
        }

        return Remedy is { } text ? [new Remedy(text)] : [];
    }
}
