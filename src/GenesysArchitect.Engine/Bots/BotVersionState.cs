namespace GenesysArchitect.Engine.Bots;

/// <summary>A bot version's state in the platform's words. A word that is not known is kept as it came.</summary>
/// <param name="Value">Such as <c>published</c>.</param>
public readonly record struct BotVersionState(string Value)
{
    /// <summary>Being worked on.</summary>
    public static readonly BotVersionState Draft = new("draft");

    /// <summary>On its way to being live.</summary>
    public static readonly BotVersionState Publishing = new("publishing");

    /// <summary>Live.</summary>
    public static readonly BotVersionState Published = new("published");

    /// <summary>Was live, until another version was published.</summary>
    public static readonly BotVersionState Superseded = new("superseded");

    /// <summary>Could not be published.</summary>
    public static readonly BotVersionState Failed = new("failed");

    /// <summary>All words of the platform.</summary>
    public static IReadOnlyList<BotVersionState> All { get; } = [Draft, Publishing, Published, Superseded, Failed];

    /// <summary>Whether a version that is being published cannot be in this state.</summary>
    internal bool IsEnd => this == Draft || this == Published || this == Superseded || this == Failed;

    /// <summary>Whether two words are the same, in any case.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when they are.</returns>
    public bool Equals(BotVersionState other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? string.Empty);

    /// <summary>The platform's word.</summary>
    public override string ToString() => Value;
}
