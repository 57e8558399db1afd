using System.Buffers;
using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Manifests.Kinds;
using GenesysArchitect.Engine.Manifests.Schemas;
using GenesysArchitect.Engine.Manifests.Specs;
using GenesysArchitect.Engine.Resources;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>
/// The JSON Schema of manifests, for completion and validation in editors. It is generated from the types that
/// manifests are read into, as draft 7, which editors support best.
/// </summary>
public static class ManifestSchema
{
    /// <summary>Writes the schema.</summary>
    /// <returns>The content of the schema file: indented JSON in UTF-8 that ends with a line feed.</returns>
    public static byte[] Write()
    {
        var json = new ArrayBufferWriter<byte>();
        using (var schema = new Utf8JsonWriter(json, JsonText.Writing))
        {
            schema.WriteStartObject();
            schema.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
            schema.WriteString("title", "GenesysArchitect manifest");
            schema.WriteString("description", "Desired state of a Genesys Cloud organization. A file may hold several of these, each after a line with three dashes.");
            WriteHeader(schema);
            WriteKinds(schema);
            WriteDefinitions(schema);
            schema.WriteEndObject();
        }

        return DocumentWriter.Write(JsonText.Parse(json.WrittenMemory), DocumentFormat.Json);
    }

    private static void WriteHeader(Utf8JsonWriter schema)
    {
        schema.WriteString("type", "object");
        schema.WriteBoolean("additionalProperties", false);
        WriteWords(schema, "required", ["apiVersion", "kind", "metadata", "spec"]);
        schema.WriteStartObject("properties");
        Write(schema, "apiVersion", "The version of this format.", () => schema.WriteString("const", HeaderReader.ApiVersion));
        Write(schema, "kind", "The kind of the resource.", () => WriteWords(schema, "enum", ResourceDefinitions.Default.ManifestKinds.Select(kind => kind.Name)));
        Write(schema, "metadata", "The name and labels of the resource.", () => SpecSchemas.Of(typeof(ManifestMetadata)).Describe(schema));
        Write(schema, "spec", "The desired state; its properties depend on the kind.", () => schema.WriteString("type", "object"));
        Write(schema, "dependsOn", "The resources that must succeed first, each as kind/name. Dependencies on referenced resources are added automatically.", () => HeaderReader.DependsOnSchema.Describe(schema));
        schema.WriteEndObject();
    }

    private static void WriteKinds(Utf8JsonWriter schema)
    {
        schema.WriteStartArray("allOf");
        foreach (var kind in ResourceDefinitions.Default.ManifestKinds)
        {
            schema.WriteStartObject();
            schema.WriteStartObject("if");
            WriteWords(schema, "required", ["kind"]);
            schema.WriteStartObject("properties");
            schema.WriteStartObject("kind");
            schema.WriteString("const", kind.Name);
            schema.WriteEndObject();
            schema.WriteEndObject();
            schema.WriteEndObject();
            schema.WriteStartObject("then");
            schema.WriteStartObject("properties");
            schema.WriteStartObject("spec");
            schema.WriteString("$ref", $"#/definitions/{kind.Name}");
            schema.WriteEndObject();
            schema.WriteEndObject();
            schema.WriteEndObject();
            schema.WriteEndObject();
        }

        schema.WriteEndArray();
    }

    private static void WriteDefinitions(Utf8JsonWriter schema)
    {
        schema.WriteStartObject("definitions");
        foreach (var kind in ResourceDefinitions.Default.ManifestKinds)
        {
            Write(schema, kind.Name, $"The spec of {kind.OneOf}.", () => kind.Shape.Describe(schema));
        }

        Write(schema, nameof(FlowBlockSpec), "A block of a Flow.", () => SpecSchemas.Of(typeof(FlowBlockSpec)).Describe(schema));
        schema.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter schema, string name, string description, Action describe)
    {
        schema.WriteStartObject(name);
        schema.WriteString("description", description);
        describe();
        schema.WriteEndObject();
    }

    private static void WriteWords(Utf8JsonWriter schema, string name, IEnumerable<string> words)
    {
        schema.WriteStartArray(name);
        foreach (var word in words)
        {
            schema.WriteStringValue(word);
        }

        schema.WriteEndArray();
    }
}
