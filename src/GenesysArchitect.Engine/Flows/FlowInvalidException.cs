using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Flows;

/// <summary>A flow as it is wished breaks rules; each is a finding with its place.</summary>
public sealed class FlowInvalidException : GcException
{
    internal FlowInvalidException(string flow, IReadOnlyList<GcFlowFinding> findings)
        : base(ErrorIds.FlowInvalid, ErrorKind.InvalidInput, Text(flow, findings))
    {
        Findings = findings;
    }

    /// <summary>What is wrong, in the order of the document.</summary>
    public IReadOnlyList<GcFlowFinding> Findings { get; }

    private static string Text(string flow, IReadOnlyList<GcFlowFinding> findings) => findings.Count == 1
        ? $"{findings[0]} (flow '{flow}')"
        : $"Flow '{flow}' is wrong in {findings.Count} places:{string.Concat(findings.Select(finding => $"{Environment.NewLine}  - {finding}"))}";
}
