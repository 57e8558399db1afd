namespace GenesysArchitect.Specification;

/// <summary>One way in which one exchange is not what the specification says.</summary>
/// <param name="Kind">In what way.</param>
/// <param name="Operation">The method and the path as the specification has it, as in <c>GET /api/v2/flows/{flowId}</c>; the path as it was sent where the specification has none.</param>
/// <param name="Place">Where in the exchange: <c>path</c>, <c>status</c>, <c>query NAME</c>, <c>request</c> or <c>response STATUS</c>, the latter two with the place in the body, as in <c>response 200 $.entities[].name</c>.</param>
/// <param name="Message">What was expected and what there was. It holds no value of a body but those of enumerations and dates.</param>
public sealed record Deviation(DeviationKind Kind, string Operation, string Place, string Message)
{
    /// <summary>One line.</summary>
    public override string ToString() => $"{Operation}: {Kind} at {Place}: {Message}";
}
