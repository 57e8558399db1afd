using System.Buffers;
using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Manifests.Files;
using GenesysArchitect.Engine.Manifests.Schemas;
using GenesysArchitect.Engine.Manifests.Specs;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Manifests.Kinds;

/// <summary>A flow. Properties missing from the spec are left unchanged.</summary>
internal sealed class FlowKind() : ResourceKind(Flow.KindName, typeof(FlowSpec))
{
    private const string StateMember = "lifecycleState";

    public override string IdentityMember => FlowDocument.IdProperty;

    public override Resource? ToResource(object spec, ManifestDocument document, SpecReading reading)
    {
        var desired = (FlowSpec)spec;
        var definition = DefinitionOf(desired);
        var misshapen = FlowShape.CheckDefinition(definition);
        foreach (var finding in misshapen)
        {
            var path = InSpec(finding.Path);
            var message = finding.Message.StartsWith("must ", StringComparison.Ordinal) ? $"'{SpecReading.Subject(path)}' {finding.Message}" : finding.Message;
            reading.AddError(path, $"{char.ToLowerInvariant(message[0])}{message[1..]}");
        }

        return misshapen.Count > 0 ? null : new Flow
        {
            Id = new FlowId(desired.Id),
            Definition = definition,
            CreateIfMissing = true,
            Source = document.IsSaved ? null : new DocumentSource(document.Path, definition, path => document.LocationOf(InSpec(path))),
        };
    }

    public override string IdentityOf(Resource desired) => $"flow '{((Flow)desired).Id}'";

    // The references of an archived flow are ignored: it calls nothing.
    public override IEnumerable<Declaration> References(Resource desired, DeclaredFlows flows)
    {
        var definition = ((Flow)desired).Definition;
        return FlowDocument.TextOf(definition, FlowDocument.StateProperty) == LifecycleState.Archived.Value
            ? []
            : FlowReferences.In(definition).SelectMany(reference => flows.OfId(reference.Target.Value));
    }

    private static JsonElement DefinitionOf(FlowSpec spec)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, JsonText.Writing))
        {
            writer.WriteStartObject();
            Write(writer, FlowDocument.IdProperty, spec.Id);
            Write(writer, FlowDocument.NameProperty, spec.Name);
            Write(writer, FlowDocument.StateProperty, spec.LifecycleState);
            Write(writer, FlowDocument.BlocksProperty, spec.Blocks);
            Write(writer, FlowDocument.ReferencesProperty, spec.References);
            writer.WriteEndObject();
        }

        return JsonText.Parse(json.WrittenMemory);
    }

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, JsonElement? value)
    {
        if (value is { } given)
        {
            writer.WritePropertyName(name);
            given.WriteTo(writer);
        }
    }

    private static DocumentPath InSpec(DocumentPath path) => path.Steps().Aggregate(
        SpecPath,
        (within, step) => step.Name is { } name ? within.Member(name == FlowDocument.StateProperty && within == SpecPath ? StateMember : name) : within.Item(step.Index));
}
