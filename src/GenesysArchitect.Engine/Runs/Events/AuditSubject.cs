namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>The audit details of a resource.</summary>
internal sealed record AuditSubject
{
    /// <summary>A resource without audit details.</summary>
    public static AuditSubject None { get; } = new();

    /// <summary>The environment of the resource; null if it has none.</summary>
    public string? Environment { get; init; }

    /// <summary>Whether existing content is overwritten; null if not applicable.</summary>
    public bool? Overwrite { get; init; }

    /// <summary>How conflicts are resolved; null if not applicable.</summary>
    public string? ConflictStrategy { get; init; }

    /// <summary>The number of dependencies or included resources, in addition to the steps that it depends on.</summary>
    public int Needs { get; init; }
}
