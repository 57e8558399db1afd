namespace GenesysArchitect.Engine.Platforms;

/// <summary>What a platform can do, as data: what shows plans and checks input asks this and not which platform it is.</summary>
internal sealed record PlatformCapabilities
{
    /// <summary>Whether a deployment goes to an environment that has an id; otherwise to the organization as a whole.</summary>
    public required bool HasEnvironments { get; init; }
}
