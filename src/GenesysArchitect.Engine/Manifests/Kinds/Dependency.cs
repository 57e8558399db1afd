namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>Something that a resource waits for.</summary>
/// <param name="Target">What is waited for.</param>
/// <param name="IsReference">Whether it was not said in <c>dependsOn</c>, but comes of a reference.</param>
internal readonly record struct Dependency(Declaration Target, bool IsReference);
