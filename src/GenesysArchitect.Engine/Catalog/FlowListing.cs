using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Engine.Catalog;

/// <summary>The catalog entry of a flow.</summary>
/// <param name="Id">The flow.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, such as <c>INBOUNDCALL</c>.</param>
/// <param name="Active">Whether it is active.</param>
internal sealed record FlowListing(FlowId Id, string Name, string? Type, bool Active);
