using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Manifests;

namespace GenesysArchitect.Engine.Pipelines;

/// <summary>Converts an error to pipeline issues, one for each location.</summary>
internal static class IssueList
{
    // Agents show only the first issues of a step.
    private const int Most = 50;

    public static IEnumerable<PipelineIssue> Of(GcException error, IRemedyRenderer remedies, string? about = null) => error switch
    {
        ManifestInvalidException manifest => manifest.Findings.Take(Most).Select(finding => new PipelineIssue { IsError = true, Message = finding.Message, Code = error.ErrorId, File = finding.File, Line = finding.Line, Column = finding.Column }),
        FlowInvalidException flow => flow.Findings.Take(Most).Select(finding => new PipelineIssue { IsError = true, Message = $"{finding.Path}: {finding.Message} (flow '{finding.FlowId}')", Code = error.ErrorId, File = finding.File, Line = finding.Line, Column = finding.Column }),
        _ => [new PipelineIssue { IsError = true, Message = (about is null ? string.Empty : $"{about}: ") + error.Message + (remedies.Render(error.Remedies) is { } remedy ? $"\n{remedy}" : string.Empty), Code = error.ErrorId }],
    };
}
