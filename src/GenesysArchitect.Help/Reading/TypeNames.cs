namespace GenesysArchitect.Help.Reading;

/// <summary>Formats type names for help.</summary>
internal static class TypeNames
{
    /// <summary>The type itself, or the underlying type of a nullable type.</summary>
    public static Type Underlying(Type type) =>
        type is { IsGenericType: true, IsGenericTypeDefinition: false } && type.GetGenericTypeDefinition().FullName == "System.Nullable`1"
            ? type.GetGenericArguments()[0]
            : type;

    /// <summary>The name without namespace, such as <c>String[]</c> or <c>Dictionary[String,Int32]</c>.</summary>
    public static string Short(Type type) => Write(type, part => part.Name);

    /// <summary>The name with namespace, such as <c>System.String[]</c>.</summary>
    public static string Full(Type type) => Write(type, part => part.FullName!);

    private static string Write(Type type, Func<Type, string> name)
    {
        if (type.IsArray)
        {
            return $"{Write(type.GetElementType()!, name)}[]";
        }

        return type.IsGenericType
            ? $"{name(type.GetGenericTypeDefinition()).Split('`')[0]}[{string.Join(',', type.GetGenericArguments().Select(argument => Write(argument, name)))}]"
            : name(type);
    }
}
