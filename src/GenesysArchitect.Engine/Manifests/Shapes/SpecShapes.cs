using System.Collections.Concurrent;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GenesysArchitect.Engine.Manifests.Specs;

namespace GenesysArchitect.Engine.Manifests.Shapes;

/// <summary>Makes shapes of the types that specs are read into: their names, attributes and <c>required</c> say all there is to say.</summary>
internal static class SpecShapes
{
    private static readonly ConcurrentDictionary<Type, SpecShape> Known = new();

    /// <summary>The shape of a record's properties.</summary>
    public static SpecShape Of(Type type) => Known.GetOrAdd(type, Make);

    private static SpecShape Make(Type type)
    {
        var members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => new SpecMember(
            JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            property.GetCustomAttribute<DescriptionAttribute>()!.Description,
            property.IsDefined(typeof(RequiredMemberAttribute)),
            property,
            ShapeOf(property)));
        return new SpecShape(type, [.. members], type.IsDefined(typeof(OpenAttribute)));
    }

    private static ValueShape ShapeOf(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var item = type.GetGenericArguments()[0];
            return new ListShape(item, ShapeOf(item, property), property.GetCustomAttribute<MinLengthAttribute>()?.Length ?? 0);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
        {
            var value = type.GetGenericArguments()[1];
            return new MapShape(typeof(Dictionary<,>).MakeGenericType(typeof(string), value), ShapeOf(value, property));
        }

        return ShapeOf(type, property);
    }

    private static ValueShape ShapeOf(Type type, PropertyInfo property)
    {
        if (type == typeof(string))
        {
            return property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed
                ? new WordShape([.. allowed.Values.Cast<string>()], word => word)
                : TextOf(property.GetCustomAttribute<RegularExpressionAttribute>());
        }

        if (type.IsEnum)
        {
            return new WordShape([.. Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)], word => Enum.Parse(type, word, ignoreCase: true));
        }

        return type switch
        {
            _ when type == typeof(bool) => new FlagShape(),
            _ when type == typeof(int) && property.GetCustomAttribute<RangeAttribute>() is { } range => new CountShape((int)range.Minimum, (int)range.Maximum),
            _ when type == typeof(TimeSpan) => new DurationShape(),
            _ when type == typeof(Uri) => new AddressShape(),
            _ when type == typeof(JsonElement) => new AnyShape(property.GetCustomAttribute<UsuallyAttribute>() is { } usual ? new ListShape(usual.ItemType, ItemOf(usual.ItemType, property)) : null),
            _ => Of(type),
        };
    }

    private static ValueShape ItemOf(Type type, PropertyInfo property) =>
        type == typeof(string) ? ShapeOf(type, property) : new SameShape(type);

    private static TextShape TextOf(RegularExpressionAttribute? expression) =>
        expression is null ? new TextShape() : new TextShape(expression.Pattern, expression.ErrorMessage!);
}
