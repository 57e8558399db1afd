using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Flows;

/// <summary>The result of reading one of several flows. A failure does not affect the other flows.</summary>
/// <param name="FlowId">The id of the flow.</param>
/// <param name="Flow">The flow; null when it could not be read.</param>
/// <param name="Error">The error; null if the flow could be read.</param>
public sealed record FlowReading(string FlowId, GcFlow? Flow, GcException? Error);
