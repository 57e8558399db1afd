using System.Text.Json;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Flows;

/// <summary>A source of flows: an organization, a folder of snapshots, a file, or flows in memory.</summary>
public abstract class FlowSource
{
    private protected FlowSource()
    {
    }

    /// <summary>The name of the source, for messages.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the source is a selection, so that other flows do not count as missing.</summary>
    internal abstract bool IsSelection { get; }

    /// <summary>The snapshots of a folder, or the flows of a file.</summary>
    /// <param name="path">
    /// A folder of snapshots; a snapshot; or a registry file, in JSON or YAML: a list of flows, an object with such
    /// a list as <c>flows</c> or <c>entities</c>, or an object with a property for each flow id. An entry may contain the definition
    /// as its <c>flow</c>, as an object or as JSON text.
    /// </param>
    /// <returns>The source. Its files are read immediately.</returns>
    /// <exception cref="GcException">The folder or file does not exist, or a file contains no flows.</exception>
    public static FlowSource AtPath(string path) => FlowFiles.Open(path);

    /// <summary>Flows in memory.</summary>
    /// <param name="flows">The flows; of two with the same id, the last is used.</param>
    /// <returns>The source.</returns>
    public static FlowSource Of(IEnumerable<GcFlow> flows) => new FlowFiles("the specified flows", isSelection: true, flows.Select(flow => flow.Document));

    /// <summary>The name of the source.</summary>
    public override string ToString() => Name;

    /// <summary>The ids of its flows.</summary>
    internal abstract Task<IReadOnlyList<FlowId>> ListAsync(CancellationToken cancellationToken);

    /// <summary>A flow's document; null if the source does not contain it.</summary>
    internal abstract Task<JsonElement?> FindAsync(FlowId id, CancellationToken cancellationToken);
}
