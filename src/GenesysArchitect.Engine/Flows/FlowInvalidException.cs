using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Flows;

/// <summary>A desired flow violates rules; each violation is a finding with its location.</summary>
public sealed class FlowInvalidException : GcException
{
    internal FlowInvalidException(string flow, IReadOnlyList<GcFlowFinding> findings)
        : base(ErrorIds.FlowInvalid, ErrorKind.InvalidInput, Text(flow, findings))
    {
        Findings = findings;
    }

    /// <summary>The findings, in the order of the document.</summary>
    public IReadOnlyList<GcFlowFinding> Findings { get; }

    private static string Text(string flow, IReadOnlyList<GcFlowFinding> findings) => findings.Count == 1
        ? $"{findings[0]} (flow '{flow}')"
        : $"Flow '{flow}' has {findings.Count} errors:{string.Concat(findings.Select(finding => $"{Environment.NewLine}  - {finding}"))}";
}
