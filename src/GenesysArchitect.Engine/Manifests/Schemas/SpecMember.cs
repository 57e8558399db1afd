using System.Reflection;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>A named property of a mapping.</summary>
/// <param name="Name">The name, in camel case.</param>
/// <param name="Description">The description, for editors.</param>
/// <param name="IsRequired">Whether the property is required.</param>
/// <param name="Property">The .NET property that it is read into.</param>
/// <param name="Shape">The schema of the value.</param>
internal sealed record SpecMember(string Name, string Description, bool IsRequired, PropertyInfo Property, ValueSchema Shape);
