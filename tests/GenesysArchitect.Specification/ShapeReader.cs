using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.OpenApi;

namespace GenesysArchitect.Specification;

/// <summary>Reads the schemas of the specification, each named one once.</summary>
internal sealed class ShapeReader
{
    private readonly ConcurrentDictionary<string, ValueShape> _named = new(StringComparer.Ordinal);

    /// <summary>The shape of a schema; without a schema, of anything.</summary>
    public ValueShape Read(IOpenApiSchema? schema) => schema switch
    {
        null => ValueShape.Anything,
        OpenApiSchemaReference { Reference.Id: { } name } reference => _named.GetOrAdd(name, _ => Make(reference.Target!, name)),
        // The specification wraps a reference so that it can say "read only" of it.
        { AllOf: [var wrapped] } => Read(wrapped),
        _ => Make(schema, name: null),
    };

    private ValueShape Make(IOpenApiSchema schema, string? name)
    {
        var kind = KindOf(schema);
        return new ValueShape
        {
            Name = name ?? NameOf(kind),
            Kind = kind,
            Format = schema.Format,
            Values = schema.Enum is { Count: > 0 } values ? values.Select(value => value.ToString()).ToFrozenSet(StringComparer.Ordinal) : null,
            Required = [.. schema.Required ?? new HashSet<string>()],
            ItemsFrom = () => Read(kind == ValueKind.List ? schema.Items : schema.AdditionalProperties),
            PropertiesFrom = () => (schema.Properties ?? new Dictionary<string, IOpenApiSchema>()).ToFrozenDictionary(property => property.Key, property => Read(property.Value), StringComparer.Ordinal),
        };
    }

    private static ValueKind KindOf(IOpenApiSchema schema) => schema.Type switch
    {
        JsonSchemaType.String => ValueKind.Text,
        JsonSchemaType.Integer => ValueKind.Integer,
        JsonSchemaType.Number => ValueKind.Number,
        JsonSchemaType.Boolean => ValueKind.Boolean,
        JsonSchemaType.Array => ValueKind.List,
        JsonSchemaType.Object when schema.Properties is { Count: > 0 } => ValueKind.Object,
        JsonSchemaType.Object => ValueKind.Map,
        _ => ValueKind.Any,
    };

    private static string NameOf(ValueKind kind) => kind switch
    {
        ValueKind.Text => "string",
        ValueKind.List => "array",
        ValueKind.Map => "object",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
