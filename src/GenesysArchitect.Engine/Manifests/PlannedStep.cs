namespace GenesysArchitect.Engine.Manifests;

/// <summary>A step of a saved plan, and the live state that it is based on.</summary>
internal sealed record PlannedStep(string Kind, string Address, string Name, string Change, string? Basis);
