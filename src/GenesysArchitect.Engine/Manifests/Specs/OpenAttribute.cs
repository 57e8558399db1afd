namespace GenesysArchitect.Engine.Manifests.Specs;

/// <summary>Marks a type that may have further properties.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OpenAttribute : Attribute;
