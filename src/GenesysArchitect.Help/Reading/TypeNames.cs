namespace GenesysArchitect.Help.Reading;

/// <summary>Names of types as help shows them.</summary>
internal static class TypeNames
{
    /// <summary>The type that a person gives: of an optional value, the value.</summary>
    public static Type Given(Type type) =>
        type is { IsGenericType: true, IsGenericTypeDefinition: false } && type.GetGenericTypeDefinition().FullName == "System.Nullable`1"
            ? type.GetGenericArguments()[0]
            : type;

    /// <summary>Without its namespace, such as <c>String[]</c> or <c>Dictionary[String,Int32]</c>.</summary>
    public static string Short(Type type) => Write(type, part => part.Name);

    /// <summary>With its namespace, such as <c>System.String[]</c>.</summary>
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
