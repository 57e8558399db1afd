namespace GenesysArchitect.Engine.Manifests;

/// <summary>A step of a plan that is kept, and what it was planned upon.</summary>
internal sealed record PlannedStep(string Kind, string Address, string Name, string Change, string? Basis);
