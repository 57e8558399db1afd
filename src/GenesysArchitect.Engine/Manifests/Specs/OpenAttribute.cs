namespace GenesysArchitect.Engine.Manifests.Specs;

/// <summary>Marks what may have members besides the known ones.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OpenAttribute : Attribute;
