using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Flows;

/// <summary>An error at a path of a document, before the path is mapped to a location in a file.</summary>
internal sealed record Finding(FlowRule Rule, DocumentPath Path, string Message)
{
    /// <summary>Converts the finding for the user, with its location in the file if there is one.</summary>
    public GcFlowFinding In(Flow desired)
    {
        var location = desired.Source?.LocationOf(Path);
        return new GcFlowFinding
        {
            FlowId = desired.Id.Value,
            Rule = Rule,
            Path = Path.ToString(),
            Message = Message,
            File = desired.Source?.Path,
            Line = location?.Line,
            Column = location?.Column,
        };
    }
}
