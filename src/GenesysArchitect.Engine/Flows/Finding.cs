using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Flows;

/// <summary>Something that is wrong at a place of a document, before it is known from which file the place came.</summary>
internal sealed record Finding(FlowRule Rule, DocumentPath Path, string Message)
{
    /// <summary>The finding for the user, with the place in the file where there is one.</summary>
    public FlowFinding In(Flow wish)
    {
        var place = wish.Source?.PlaceOf(Path);
        return new FlowFinding
        {
            FlowId = wish.Id.Value,
            Rule = Rule,
            Path = Path.ToString(),
            Message = Message,
            File = wish.Source?.Path,
            Line = place?.Line,
            Column = place?.Column,
        };
    }
}
