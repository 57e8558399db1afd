using System.Text.Json;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Flows;

/// <summary>A place that has flows: an organization, a folder of snapshots, a file, or flows at hand.</summary>
public abstract class FlowSource
{
    private protected FlowSource()
    {
    }

    /// <summary>What the place is called, for what is said about it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the place has some flows picked out, so that those it does not have are not missing.</summary>
    internal abstract bool IsSelection { get; }

    /// <summary>The snapshots of a folder, or the flows of a file.</summary>
    /// <param name="path">
    /// A folder of snapshots; a snapshot; or an artifact registry file, JSON or YAML: a list of flows, an object with such
    /// a list as <c>flows</c> or <c>entities</c>, or one that names each flow by its id. An entry may have the definition
    /// as its <c>flow</c>, as an object or as that object's text.
    /// </param>
    /// <returns>The place. Its files are read now.</returns>
    /// <exception cref="GcException">There is no such folder or file, or a file holds no flows.</exception>
    public static FlowSource AtPath(string path) => FlowFiles.Open(path);

    /// <summary>Flows at hand.</summary>
    /// <param name="flows">The flows; of two with one id, the last counts.</param>
    /// <returns>The place.</returns>
    public static FlowSource Of(IEnumerable<GcFlow> flows) => new FlowFiles("the specified flows", isSelection: true, flows.Select(flow => flow.Document));

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>The ids of the flows it has.</summary>
    internal abstract Task<IReadOnlyList<FlowId>> ListAsync(CancellationToken cancellationToken);

    /// <summary>A flow's document; null when it has none of that id.</summary>
    internal abstract Task<JsonElement?> FindAsync(FlowId id, CancellationToken cancellationToken);
}
