namespace GenesysArchitect.Help.Cmdlets;

/// <summary>A type of pipeline input or output of a cmdlet.</summary>
/// <param name="TypeName">The type's full name.</param>
/// <param name="Description">The description of the type; empty if there is none.</param>
internal sealed record PipedType(string TypeName, string Description);
