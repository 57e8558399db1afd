using GenesysArchitect.Sandbox.World.Architect.Yaml;

namespace GenesysArchitect.Sandbox.World.Language;

/// <summary>A version of a domain of language understanding.</summary>
public sealed record LanguageVersion
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The language.</summary>
    public required string Language { get; init; }

    /// <summary>The intents.</summary>
    public required IReadOnlyList<Intent> Intents { get; init; }

    /// <summary><c>Untrained</c>, <c>Training</c>, <c>Trained</c>, <c>Error</c> or <c>Unknown</c>.</summary>
    public required string TrainingStatus { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it was trained; null when it was not.</summary>
    public DateTimeOffset? Trained { get; init; }

    /// <summary>When it was published; null when it was not.</summary>
    public DateTimeOffset? Published { get; init; }
}
