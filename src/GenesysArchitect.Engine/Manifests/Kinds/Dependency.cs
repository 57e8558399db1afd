namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>A dependency of a resource.</summary>
/// <param name="Target">The resource that is depended on.</param>
/// <param name="IsReference">Whether the dependency was inferred from a reference rather than declared in <c>dependsOn</c>.</param>
internal readonly record struct Dependency(Declaration Target, bool IsReference);
