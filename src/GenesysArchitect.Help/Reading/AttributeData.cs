using System.Reflection;

namespace GenesysArchitect.Help.Reading;

/// <summary>Reads attributes as data, because their types cannot be loaded here.</summary>
internal static class AttributeData
{
    private const string PowerShell = "System.Management.Automation.";

    /// <summary>A member's attributes of one of PowerShell's types, such as <c>ParameterAttribute</c>.</summary>
    public static IEnumerable<CustomAttributeData> Attributes(this MemberInfo member, string type) =>
        member.GetCustomAttributesData().Where(attribute => attribute.AttributeType.FullName == PowerShell + type);

    /// <summary>A property of the attribute; the given default if it is not set.</summary>
    public static T? Named<T>(this CustomAttributeData attribute, string name, T? unspecified = default) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == name).TypedValue.Value is T value ? value : unspecified;

    /// <summary>The values of a params argument of the attribute's constructor.</summary>
    public static IEnumerable<T> Values<T>(this CustomAttributeData attribute) => attribute.ConstructorArguments switch
    {
        [{ Value: IReadOnlyCollection<CustomAttributeTypedArgument> values }, ..] => values.Select(value => value.Value).OfType<T>(),
        _ => attribute.ConstructorArguments.Select(argument => argument.Value).OfType<T>(),
    };
}
