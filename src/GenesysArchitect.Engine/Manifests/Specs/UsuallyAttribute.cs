namespace GenesysArchitect.Engine.Manifests.Specs;

/// <summary>Says of a value that is taken as it is what it is a list of, for editors.</summary>
/// <param name="itemType">The type of its items.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class UsuallyAttribute(Type itemType) : Attribute
{
    public Type ItemType => itemType;
}
