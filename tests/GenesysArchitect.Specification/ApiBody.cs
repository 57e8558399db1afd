namespace GenesysArchitect.Specification;

/// <summary>A body of a request or of an answer.</summary>
/// <param name="MediaType">As in <c>application/json</c>.</param>
/// <param name="Shape">What it holds.</param>
/// <param name="IsRequired">Whether it must be there.</param>
internal sealed record ApiBody(string MediaType, ValueShape Shape, bool IsRequired)
{
    public bool IsJson => MediaType == "application/json";
}
