namespace GenesysArchitect.Engine.Bots;

/// <summary>A bot version's state in the platform's terms. An unknown state is kept as received.</summary>
/// <param name="Value">Such as <c>published</c>.</param>
public readonly record struct BotVersionState(string Value)
{
    /// <summary>In development.</summary>
    public static readonly BotVersionState Draft = new("draft");

    /// <summary>Being published.</summary>
    public static readonly BotVersionState Publishing = new("publishing");

    /// <summary>Live.</summary>
    public static readonly BotVersionState Published = new("published");

    /// <summary>Superseded by another version.</summary>
    public static readonly BotVersionState Superseded = new("superseded");

    /// <summary>Publishing failed.</summary>
    public static readonly BotVersionState Failed = new("failed");

    /// <summary>All states of the platform.</summary>
    public static IReadOnlyList<BotVersionState> All { get; } = [Draft, Publishing, Published, Superseded, Failed];

    /// <summary>Whether a version that is being published cannot be in this state.</summary>
    internal bool IsEnd => this == Draft || this == Published || this == Superseded || this == Failed;

    /// <summary>Compares two states, ignoring case.</summary>
    /// <param name="other">The other state.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(BotVersionState other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? string.Empty);

    /// <summary>The platform's term.</summary>
    public override string ToString() => Value;
}
