using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Flows;

/// <summary>The result of testing one of several flows.</summary>
/// <param name="FlowId">The id of the flow.</param>
/// <param name="Findings">The findings; empty if the flow can be applied.</param>
/// <param name="Error">Why the flow could not be tested; null if it could.</param>
public sealed record GcFlowTest(string FlowId, IReadOnlyList<GcFlowFinding> Findings, GcException? Error);
