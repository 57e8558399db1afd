using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Bots;

/// <summary>Something that a bot version needs, and whether it can be used.</summary>
/// <param name="Kind">A flow or a skill.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; null if the platform gave none.</param>
/// <param name="Status">Whether it is there and can be used.</param>
public sealed record BotDependency(BotDependencyKind Kind, string Id, string? Name, BotDependencyStatus Status)
{
    /// <summary>What the platform said when it would not tell; null otherwise.</summary>
    public string? Reason => Failure?.Message;

    /// <summary>What to do so that it states; null otherwise.</summary>
    public string? Remedy => NeutralRemedies.Instance.Render(Remedies);

    /// <summary>What to do so that it states, for a front end to render.</summary>
    public IReadOnlyList<Remedy> Remedies => Failure?.Remedies ?? [];

    /// <summary>What kept it from being seen; null otherwise.</summary>
    internal GcException? Failure { get; init; }

    /// <summary>Such as <c>flow 'payments' is not active</c>.</summary>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} '{Id}' {StatusText}";

    private string StatusText => Status switch
    {
        BotDependencyStatus.Active => "is active",
        BotDependencyStatus.Inactive => "is not active",
        BotDependencyStatus.Absent => "does not exist",
        _ => $"could not be checked ({Reason?.TrimEnd('.')})",
    };
}
