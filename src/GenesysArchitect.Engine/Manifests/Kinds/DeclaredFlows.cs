using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>The flows of the manifests, for resolving references.</summary>
internal sealed class DeclaredFlows
{
    private readonly ILookup<string, Declaration> _byId;
    private readonly ILookup<string, Declaration> _byName;

    public DeclaredFlows(IEnumerable<Declaration> declarations)
    {
        var flows = declarations.SelectMany(declaration => declaration.DesiredResources.Select(desired => desired.Resource).OfType<Flow>().Select(flow => (Declaration: declaration, Flow: flow))).ToList();
        _byId = flows.ToLookup(flow => flow.Flow.Id.Value, flow => flow.Declaration);
        _byName = flows.ToLookup(flow => FlowDocument.TextOf(flow.Flow.Definition, FlowDocument.NameProperty) ?? string.Empty, flow => flow.Declaration);
        All = [.. flows.Select(flow => flow.Declaration)];
    }

    public IReadOnlyList<Declaration> All { get; }

    public IEnumerable<Declaration> OfId(string id) => _byId[id];

    /// <summary>The flows with a name or an id, since bundles use either.</summary>
    public IEnumerable<Declaration> Called(string name) => _byName[name].Concat(_byId[name]);
}
