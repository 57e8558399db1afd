using System.Text.Json;

namespace GenesysArchitect.Engine.Flows;

/// <summary>The port to the platform's flow definitions, independent of HTTP.</summary>
internal interface IFlowApi
{
    /// <summary>Reads a flow; null if it does not exist.</summary>
    Task<FlowDocument?> FindAsync(FlowId id, CancellationToken cancellationToken);

    /// <summary>Creates a flow. The request is sent once: a lost response is an error, since it may have been applied.</summary>
    Task<FlowDocument> CreateAsync(FlowId id, JsonElement target, CancellationToken cancellationToken);

    /// <summary>Changes a flow, unless it has been modified since it was read.</summary>
    /// <exception cref="Errors.GcException">Of kind conflict if it has been modified.</exception>
    Task<FlowDocument> UpdateAsync(FlowId id, FlowDocument current, JsonElement target, CancellationToken cancellationToken);
}
