using System.Reflection;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>A member of a mapping that is known by its name.</summary>
/// <param name="Name">The name, in camel case.</param>
/// <param name="Description">What it is, for editors.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="Property">The property it is read into.</param>
/// <param name="Shape">What it may be.</param>
internal sealed record SpecMember(string Name, string Description, bool IsRequired, PropertyInfo Property, ValueSchema Shape);
