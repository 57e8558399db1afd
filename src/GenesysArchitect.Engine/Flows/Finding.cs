using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Flows;

/// <summary>Something that is wrong at a place of a document, before it is known from which file the place came.</summary>
internal sealed record Finding(FlowRule Rule, DocumentPath Path, string Message)
{
    /// <summary>The finding for the user, with the place in the file where there is one.</summary>
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
