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
}
