namespace GenesysArchitect.Engine.Dependencies;

/// <summary>Which dependencies are resolved, and how.</summary>
public sealed record DependencyQuery
{
    /// <summary>How many requests are in progress at once where no one says otherwise.</summary>
    public const int RequestsAtOnce = 16;

    /// <summary>The flows to begin with; what they depend on comes with them. Empty for all flows of the organization.</summary>
    public IReadOnlyList<string> FlowIds { get; init; } = [];

    /// <summary>The environment to keep to; null for all.</summary>
    public string? Environment { get; init; }

    /// <summary>What to take where no version of an action suits all that use it.</summary>
    public VersionFallback Fallback { get; init; }

    /// <summary>Who is reported how far the reading has come, from whichever thread; null for none.</summary>
    public IProgress<DependencyProgress>? Progress { get; init; }

    /// <summary>How many requests are in progress at once; 1 or more, 16 by default.</summary>
    public int ThrottleLimit { get; init; } = RequestsAtOnce;
}
