using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Catalog;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Engine.Platforms;

/// <summary>
/// What an organization behind a connection can do. Which platform it is was chosen on the connection; what is above
/// this is the same for all of them.
/// </summary>
internal interface IPlatform
{
    /// <summary>Which it is.</summary>
    PlatformKind Kind { get; }

    /// <summary>What it can do, and what it cannot.</summary>
    PlatformCapabilities Capabilities { get; }

    /// <summary>Bundles and their deployments.</summary>
    /// <exception cref="Errors.GcException">The platform has none.</exception>
    IBundleApi Bundles { get; }

    /// <summary>Bots and their versions.</summary>
    /// <exception cref="Errors.GcException">The platform has none.</exception>
    IBotApi Bots { get; }

    /// <summary>Flows, to read and to set.</summary>
    /// <exception cref="Errors.GcException">The platform has none.</exception>
    IFlowApi Flows { get; }

    /// <summary>What there is in the organization, by name and id.</summary>
    /// <exception cref="Errors.GcException">The platform has none.</exception>
    ICatalogApi Catalog { get; }
}
