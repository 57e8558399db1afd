using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Catalog;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Engine.Platforms.GenesysCloud;

/// <summary>The public API that every Genesys Cloud organization has.</summary>
internal sealed class GenesysCloudPlatform : IPlatform
{
    public PlatformKind Kind => PlatformKind.GenesysCloud;

    public PlatformCapabilities Capabilities { get; } = new() { HasEnvironments = false };

    public IBundleApi Bundles => throw NotSupported("bundles");

    public IBotApi Bots => throw NotSupported("bots");

    public IFlowApi Flows => throw NotSupported("flows");

    public ICatalogApi Catalog => throw NotSupported("dependencies of flows");

    private static GcException NotSupported(string what) => PlatformErrors.NotSupported(what, PlatformKind.GenesysCloud, PlatformKind.ArchitectureManager);
}
