using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Flows;

/// <summary>Flows in files.</summary>
internal sealed class FlowFiles : FlowSource
{
    private readonly Dictionary<FlowId, JsonElement> _documents = [];

    public FlowFiles(string name, bool isSelection, IEnumerable<JsonElement> documents)
    {
        Name = name;
        IsSelection = isSelection;
        foreach (var document in documents)
        {
            _documents[new FlowId(FlowDocument.TextOf(document, FlowDocument.IdProperty)!)] = document;
        }
    }

    public override string Name { get; }

    internal override bool IsSelection { get; }

    public static FlowFiles Open(string path) => Directory.Exists(path) ? OpenFolder(path) : OpenFile(path);

    internal override Task<IReadOnlyList<FlowId>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<FlowId>>([.. _documents.Keys]);

    internal override Task<JsonElement?> FindAsync(FlowId id, CancellationToken cancellationToken) =>
        Task.FromResult(_documents.TryGetValue(id, out var document) ? document : (JsonElement?)null);

    private static FlowFiles OpenFolder(string folder)
    {
        var files = new Dictionary<string, string>();
        var documents = new List<JsonElement>();
        foreach (var file in Directory.EnumerateFiles(folder).Where(SnapshotFile.IsSnapshot).Order(StringComparer.Ordinal))
        {
            var document = DocumentFile.Read(file);
            if (!IsFlow(document))
            {
                throw NoFlow(file, "the file contains no flow: it has no 'id'.");
            }

            var id = FlowDocument.TextOf(document, FlowDocument.IdProperty)!;
            if (!files.TryAdd(id, file))
            {
                throw NoFlow(file, $"flow '{id}' is also in {files[id]}.");
            }

            documents.Add(document);
        }

        return new FlowFiles(folder, isSelection: false, documents);
    }

    private static FlowFiles OpenFile(string file)
    {
        var document = DocumentFile.Read(file);
        if (IsFlow(document))
        {
            return new FlowFiles(file, isSelection: true, [document]);
        }

        var flows = Entries(document).Select(entry => Definition(file, entry)).ToList();
        return flows.Count > 0 ? new FlowFiles(file, isSelection: false, flows) : throw NoFlow(file, "the file contains no flows.");
    }

    private static IEnumerable<(string? Id, JsonElement Value)> Entries(JsonElement registry)
    {
        if (registry.ValueKind == JsonValueKind.Array)
        {
            return registry.EnumerateArray().Select(entry => ((string?)null, entry));
        }

        foreach (var list in new[] { "flows", "entities", "artifacts" })
        {
            if (registry.ValueKind == JsonValueKind.Object && registry.TryGetProperty(list, out var entries) && entries.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
            {
                return Entries(entries);
            }
        }

        return registry.ValueKind == JsonValueKind.Object
            ? registry.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Object).Select(property => ((string?)property.Name, property.Value))
            : [];
    }

    private static JsonElement Definition(string file, (string? Id, JsonElement Value) entry)
    {
        var document = entry.Value.ValueKind == JsonValueKind.Object && entry.Value.TryGetProperty("flow", out var flow) ? Parsed(file, flow) : entry.Value;
        var id = (entry.Value.ValueKind == JsonValueKind.Object ? FlowDocument.TextOf(entry.Value, FlowDocument.IdProperty) : null) ?? entry.Id;
        if (document.ValueKind != JsonValueKind.Object)
        {
            throw NoFlow(file, $"the entry {(id is null ? string.Empty : $"'{id}' ")}is not a flow.");
        }

        if (IsFlow(document))
        {
            return document;
        }

        return id is null ? throw NoFlow(file, "an entry has no 'id'.") : DefinitionOverlay.Apply(FlowDocument.Named(new FlowId(id)), document);
    }

    private static JsonElement Parsed(string file, JsonElement flow)
    {
        if (flow.ValueKind != JsonValueKind.String)
        {
            return flow;
        }

        try
        {
            return JsonText.Parse(Encoding.UTF8.GetBytes(flow.GetString()!));
        }
        catch (JsonException broken)
        {
            throw NoFlow(file, $"the definition of an entry is not valid JSON: {broken.Message}");
        }
    }

    private static bool IsFlow(JsonElement document) =>
        document.ValueKind == JsonValueKind.Object && FlowDocument.TextOf(document, FlowDocument.IdProperty) is { Length: > 0 };

    private static GcException NoFlow(string file, string why) =>
        new(ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, $"{file}: {why}")
        {
            Target = file,
            Remedies = [new("Use a snapshot, a registry file with flows, or a folder of snapshots.", new ExportFlows())],
        };
}
