using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>Something that is wrong with what flows depend on.</summary>
/// <param name="Error">What is wrong, and what to do.</param>
/// <param name="Conflict">The conflict that it is; null where it is a circle, or could not be read.</param>
public sealed record DependencyFinding(GcException Error, VersionConflict? Conflict);
