using GenesysArchitect.Engine.Platforms.ArchitectureManager;
using GenesysArchitect.Engine.Platforms.GenesysCloud;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Platforms;

/// <summary>Creates the platform of a connection.</summary>
internal static class PlatformFactory
{
    /// <summary>Creates the platform.</summary>
    /// <param name="kind">The kind of platform.</param>
    /// <param name="client">Makes the calls.</param>
    public static IPlatform Create(PlatformKind kind, ApiClient client) => kind switch
    {
        PlatformKind.GenesysCloud => new GenesysCloudPlatform(),
        _ => new ArchitectureManagerPlatform(client),
    };

    /// <summary>The error codes of a platform.</summary>
    /// <param name="kind">The platform.</param>
    /// <returns>The error codes; null if the status is sufficient.</returns>
    public static IRefusals? RefusalsOf(PlatformKind kind) => kind == PlatformKind.ArchitectureManager ? new Refusals() : null;

    /// <summary>The scope of a platform's tokens, for hosts that require one in the request.</summary>
    /// <param name="kind">The platform.</param>
    public static string ScopeOf(PlatformKind kind) => kind == PlatformKind.ArchitectureManager ? Permissions.Scope : string.Empty;
}
