using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Bots;

/// <summary>A dependency of a bot version, and its status.</summary>
/// <param name="Kind">A flow or a skill.</param>
/// <param name="Id">The id.</param>
/// <param name="Name">The name; null if the platform returned none.</param>
/// <param name="Status">The status.</param>
public sealed record BotDependency(BotDependencyKind Kind, string Id, string? Name, BotDependencyStatus Status)
{
    /// <summary>The platform's message if the status is unknown; null otherwise.</summary>
    public string? Reason => Failure?.Message;

    /// <summary>The remedies if the status is unknown; null otherwise.</summary>
    public string? Remedy => NeutralRemedies.Instance.Render(Remedies);

    /// <summary>The remedies if the status is unknown, for a front end to render.</summary>
    public IReadOnlyList<Remedy> Remedies => Failure?.Remedies ?? [];

    /// <summary>The failure that prevented the check; null otherwise.</summary>
    internal GcException? Failure { get; init; }

    /// <summary>Such as <c>flow 'payments' is not active</c>.</summary>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} '{Id}' {StatusText}";

    private string StatusText => Status switch
    {
        BotDependencyStatus.Active => "is active",
        BotDependencyStatus.Inactive => "is not active",
        BotDependencyStatus.NotChecked => "was not checked",
        BotDependencyStatus.Absent => "does not exist",
        _ => $"could not be checked ({Reason?.TrimEnd('.')})",
    };
}
