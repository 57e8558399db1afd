namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>What audit entries say of a resource.</summary>
internal sealed record AuditSubject
{
    /// <summary>A resource of which there is nothing to say.</summary>
    public static AuditSubject None { get; } = new();

    /// <summary>The environment that the resource is in; null if it has none.</summary>
    public string? Environment { get; init; }

    /// <summary>Whether existing content is overwritten; null if that is no question.</summary>
    public bool? Overwrite { get; init; }

    /// <summary>How conflicts are resolved; null if that is no question.</summary>
    public string? ConflictStrategy { get; init; }

    /// <summary>How many things it needs or includes, besides the steps that it waits for.</summary>
    public int Needs { get; init; }
}
