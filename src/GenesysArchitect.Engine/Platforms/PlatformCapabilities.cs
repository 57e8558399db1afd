namespace GenesysArchitect.Engine.Platforms;

/// <summary>The capabilities of a platform, as data: displaying plans and validating input depend on these, not on the platform.</summary>
internal sealed record PlatformCapabilities
{
    /// <summary>Whether a deployment targets an environment with an id; otherwise the organization as a whole.</summary>
    public required bool HasEnvironments { get; init; }
}
