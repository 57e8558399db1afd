using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Catalog;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Engine.Platforms;

/// <summary>
/// The API of an organization behind a connection. The platform is chosen by the connection; everything that uses this
/// interface is the same for all platforms.
/// </summary>
internal interface IPlatform
{
    /// <summary>The platform.</summary>
    PlatformKind Kind { get; }

    /// <summary>The capabilities of the platform.</summary>
    PlatformCapabilities Capabilities { get; }

    /// <summary>Bundles and their deployments.</summary>
    /// <exception cref="Errors.GcException">The platform does not support them.</exception>
    IBundleApi Bundles { get; }

    /// <summary>Bots and their versions.</summary>
    /// <exception cref="Errors.GcException">The platform does not support them.</exception>
    IBotApi Bots { get; }

    /// <summary>The definitions of flows.</summary>
    /// <exception cref="Errors.GcException">The platform does not support them.</exception>
    IFlowApi Flows { get; }

    /// <summary>The catalog of the organization, by name and id.</summary>
    /// <exception cref="Errors.GcException">The platform does not support it.</exception>
    ICatalogApi Catalog { get; }
}
