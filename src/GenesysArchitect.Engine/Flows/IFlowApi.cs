using System.Text.Json;

namespace GenesysArchitect.Engine.Flows;

/// <summary>The port to whatever holds the flows' definitions. It says what is asked, and no HTTP.</summary>
internal interface IFlowApi
{
    /// <summary>Reads a flow; null when there is none.</summary>
    Task<FlowDocument?> FindAsync(FlowId id, CancellationToken cancellationToken);

    /// <summary>Creates a flow. It is sent once: a lost answer is an error, since it may have been acted on.</summary>
    Task<FlowDocument> CreateAsync(FlowId id, JsonElement target, CancellationToken cancellationToken);

    /// <summary>Changes a flow to another state, if no one has changed it since it was read.</summary>
    /// <exception cref="Errors.GcException">Of kind conflict when somebody has.</exception>
    Task<FlowDocument> UpdateAsync(FlowId id, FlowDocument current, JsonElement target, CancellationToken cancellationToken);
}
