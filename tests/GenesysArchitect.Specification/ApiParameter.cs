namespace GenesysArchitect.Specification;

/// <summary>A parameter of an operation, in its query or in its path.</summary>
/// <param name="Name">As it is sent.</param>
/// <param name="IsRequired">Whether the operation needs it.</param>
/// <param name="Shape">Its value.</param>
/// <param name="Default">What it is when it is not sent; some operations do not list it among its values.</param>
internal sealed record ApiParameter(string Name, bool IsRequired, ValueShape Shape, string? Default);
