namespace GenesysArchitect.Sandbox.World.Language;

/// <summary>A domain of language understanding, with its versions.</summary>
public sealed record LanguageDomain
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The language.</summary>
    public required string Language { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The versions, oldest first.</summary>
    public IReadOnlyList<LanguageVersion> Versions { get; init; } = [];
}
