namespace GenesysArchitect.Engine.Manifests.Specs;

/// <summary>Describes, for editors, the items of a list that is kept as written.</summary>
/// <param name="itemType">The type of the items.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class UsuallyAttribute(Type itemType) : Attribute
{
    public Type ItemType => itemType;
}
