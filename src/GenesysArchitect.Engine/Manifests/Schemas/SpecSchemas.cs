using System.Collections.Concurrent;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GenesysArchitect.Engine.Manifests.Specs;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>Creates schemas from the types of specs: their names, attributes and <c>required</c> define everything.</summary>
internal static class SpecSchemas
{
    private static readonly ConcurrentDictionary<Type, SpecSchema> Known = new();

    /// <summary>The schema of a record's properties.</summary>
    public static SpecSchema Of(Type type) => Known.GetOrAdd(type, Make);

    private static SpecSchema Make(Type type)
    {
        var members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => new SpecMember(
            JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            property.GetCustomAttribute<DescriptionAttribute>()!.Description,
            property.IsDefined(typeof(RequiredMemberAttribute)),
            property,
            ShapeOf(property)));
        return new SpecSchema(type, [.. members], type.IsDefined(typeof(OpenAttribute)));
    }

    private static ValueSchema ShapeOf(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var item = type.GetGenericArguments()[0];
            return new ListSchema(item, ShapeOf(item, property), property.GetCustomAttribute<MinLengthAttribute>()?.Length ?? 0);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
        {
            var value = type.GetGenericArguments()[1];
            return new MapSchema(typeof(Dictionary<,>).MakeGenericType(typeof(string), value), ShapeOf(value, property));
        }

        return ShapeOf(type, property);
    }

    private static ValueSchema ShapeOf(Type type, PropertyInfo property)
    {
        if (type == typeof(string))
        {
            return property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed
                ? new WordSchema([.. allowed.Values.Cast<string>()], word => word)
                : TextOf(property.GetCustomAttribute<RegularExpressionAttribute>());
        }

        if (type.IsEnum)
        {
            return new WordSchema([.. Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)], word => Enum.Parse(type, word, ignoreCase: true));
        }

        return type switch
        {
            _ when type == typeof(bool) => new FlagSchema(),
            _ when type == typeof(int) && property.GetCustomAttribute<RangeAttribute>() is { } range => new CountSchema((int)range.Minimum, (int)range.Maximum),
            _ when type == typeof(TimeSpan) => new DurationSchema(),
            _ when type == typeof(Uri) => new AddressSchema(),
            _ when type == typeof(JsonElement) => new AnySchema(property.GetCustomAttribute<UsuallyAttribute>() is { } usual ? new ListSchema(usual.ItemType, ItemOf(usual.ItemType, property)) : null),
            _ => Of(type),
        };
    }

    private static ValueSchema ItemOf(Type type, PropertyInfo property) =>
        type == typeof(string) ? ShapeOf(type, property) : new SameShape(type);

    private static TextSchema TextOf(RegularExpressionAttribute? expression) =>
        expression is null ? new TextSchema() : new TextSchema(expression.Pattern, expression.ErrorMessage!);
}
