using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Flows;

/// <summary>What reading one of several flows came to. That one of them cannot be read says nothing of the others.</summary>
/// <param name="FlowId">The flow.</param>
/// <param name="Flow">The flow; null when it could not be read.</param>
/// <param name="Error">Why not; null when it could.</param>
public sealed record FlowReading(string FlowId, GcFlow? Flow, GcException? Error);
