using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Flows;

/// <summary>What testing one of several flows came to.</summary>
/// <param name="FlowId">The flow.</param>
/// <param name="Findings">What is wrong with it; nothing when it can be set.</param>
/// <param name="Error">Why it could not be tested; null when it could.</param>
public sealed record GcFlowTest(string FlowId, IReadOnlyList<GcFlowFinding> Findings, GcException? Error);
