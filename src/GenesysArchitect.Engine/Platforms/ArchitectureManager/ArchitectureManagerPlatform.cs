using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Catalog;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Platforms.ArchitectureManager;

/// <summary>The bundle, bot and flow API of the Architecture Manager.</summary>
internal sealed class ArchitectureManagerPlatform(ApiClient client) : IPlatform
{
    public PlatformKind Kind => PlatformKind.ArchitectureManager;

    public PlatformCapabilities Capabilities { get; } = new() { HasEnvironments = true };

    public IBundleApi Bundles { get; } = new BundleCalls(client);

    public IBotApi Bots { get; } = new BotCalls(client);

    public IFlowApi Flows { get; } = new FlowCalls(client);

    public ICatalogApi Catalog { get; } = new CatalogCalls(client);
}
