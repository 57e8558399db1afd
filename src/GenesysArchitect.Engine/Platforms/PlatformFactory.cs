using GenesysArchitect.Engine.Platforms.ArchitectureManager;
using GenesysArchitect.Engine.Platforms.GenesysCloud;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Platforms;

/// <summary>Creates the platform that a connection has chosen.</summary>
internal static class PlatformFactory
{
    /// <summary>Creates it.</summary>
    /// <param name="kind">The platform that was chosen.</param>
    /// <param name="client">Makes the calls.</param>
    public static IPlatform Create(PlatformKind kind, ApiClient client) => kind switch
    {
        PlatformKind.GenesysCloud => new GenesysCloudPlatform(),
        _ => new ArchitectureManagerPlatform(client),
    };

    /// <summary>What the codes of a platform's refusals mean.</summary>
    /// <param name="kind">The platform.</param>
    /// <returns>Their meanings; null if the status says all.</returns>
    public static IRefusals? RefusalsOf(PlatformKind kind) => kind == PlatformKind.ArchitectureManager ? new Refusals() : null;

    /// <summary>The scope of a platform's tokens, for hosts that take one in the request.</summary>
    /// <param name="kind">The platform.</param>
    public static string ScopeOf(PlatformKind kind) => kind == PlatformKind.ArchitectureManager ? Permissions.Scope : string.Empty;
}
