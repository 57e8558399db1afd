using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>A mapping with named properties.</summary>
internal sealed class SpecSchema : ValueSchema
{
    private readonly Type _type;
    private readonly Dictionary<string, SpecMember> _byName;

    public SpecSchema(Type type, IReadOnlyList<SpecMember> members, bool isOpen)
    {
        _type = type;
        _byName = members.ToDictionary(member => member.Name);
        Members = members;
        IsOpen = isOpen;
    }

    /// <summary>The properties, in their usual order.</summary>
    public IReadOnlyList<SpecMember> Members { get; }

    /// <summary>Whether other properties are allowed, and kept as written.</summary>
    public bool IsOpen { get; }

    /// <summary>Reads a mapping.</summary>
    /// <param name="value">The mapping.</param>
    /// <param name="path">The path of the mapping.</param>
    /// <param name="reading">Collects the errors.</param>
    /// <param name="what">The name of the mapping in messages, such as "the spec of a Flow".</param>
    public object? Read(JsonElement value, DocumentPath path, SpecReading reading, string what)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            reading.Refuse(path, value, "a mapping");
            return null;
        }

        var before = reading.ErrorCount;
        var spec = Activator.CreateInstance(_type)!;
        var found = new HashSet<string>();
        foreach (var property in value.EnumerateObject())
        {
            if (!_byName.TryGetValue(property.Name, out var member))
            {
                // A misspelled property is reported as such, not as missing too.
                found.Add(Unknown(property.Name, path, reading, what));
            }
            else if (property.Value.ValueKind != JsonValueKind.Null)
            {
                found.Add(member.Name);
                if (member.Shape.Read(property.Value, path.Member(member.Name), reading) is { } read)
                {
                    member.Property.SetValue(spec, read);
                }
            }
        }

        foreach (var missing in Members.Where(member => member.IsRequired && !found.Contains(member.Name)))
        {
            reading.AddError(path, $"{what} must have '{missing.Name}'.");
        }

        return reading.ErrorCount == before ? spec : null;
    }

    /// <inheritdoc/>
    public override object? Read(JsonElement value, DocumentPath path, SpecReading reading) =>
        Read(value, path, reading, $"'{SpecReading.Subject(path)}'");

    /// <inheritdoc/>
    public override void Describe(Utf8JsonWriter schema)
    {
        schema.WriteString("type", "object");
        if (!IsOpen)
        {
            schema.WriteBoolean("additionalProperties", false);
        }

        if (Members.Any(member => member.IsRequired))
        {
            schema.WriteStartArray("required");
            foreach (var member in Members.Where(member => member.IsRequired))
            {
                schema.WriteStringValue(member.Name);
            }

            schema.WriteEndArray();
        }

        schema.WriteStartObject("properties");
        foreach (var member in Members)
        {
            schema.WriteStartObject(member.Name);
            schema.WriteString("description", member.Description);
            member.Shape.Describe(schema);
            schema.WriteEndObject();
        }

        schema.WriteEndObject();
    }

    private string Unknown(string name, DocumentPath path, SpecReading reading, string what)
    {
        if (IsOpen)
        {
            return name;
        }

        var meant = Suggestions.For(name, _byName.Keys);
        var known = meant is null ? $" Use {Wording.And([.. _byName.Keys])}." : string.Empty;
        reading.AddError(path.Member(name), $"unknown property '{DocumentErrors.Shown(name)}' in {what}.{known}", meant);
        return meant ?? name;
    }
}
