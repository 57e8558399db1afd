namespace GenesysArchitect.Help.Cmdlets;

/// <summary>A type of objects that go into a cmdlet or come out of it.</summary>
/// <param name="TypeName">The type's whole name.</param>
/// <param name="Description">What such an object is there; empty when nobody says.</param>
internal sealed record PipedType(string TypeName, string Description);
