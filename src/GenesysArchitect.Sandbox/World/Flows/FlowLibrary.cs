using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.World.Checks;
using GenesysArchitect.Sandbox.World.Seed;

namespace GenesysArchitect.Sandbox.World.Flows;

/// <summary>The flows of the organization. Safe to read and change while requests arrive.</summary>
public sealed class FlowLibrary
{
    private readonly object _gate = new();
    private readonly List<FlowEntry> _entries = [];
    private readonly Dictionary<string, FlowEntry> _byId = [];
    private readonly Dictionary<string, Writer> _writers = [];
    private int _created;

    internal FlowLibrary(SandboxOptions options)
    {
        foreach (var entry in FlowSeed.Entries(options.GeneratedFlows))
        {
            Put(entry);
        }

        foreach (var (flowId, times) in options.OtherWriters)
        {
            LetOthersChange(flowId, times);
        }
    }

    /// <summary>The current state of all flows, in the order of the catalog.</summary>
    /// <returns>A copy that later changes do not touch.</returns>
    public IReadOnlyList<ArchitectFlow> ToList()
    {
        lock (_gate)
        {
            return [.. _entries.Select(entry => entry.Snapshot())];
        }
    }

    /// <summary>The current state of a flow.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The flow, or null when there is none of that id.</returns>
    public ArchitectFlow? Find(string id)
    {
        lock (_gate)
        {
            return _byId.GetValueOrDefault(id)?.Snapshot();
        }
    }

    /// <summary>Adds a flow, or puts it in the place of the one that has its id, at <c>_version</c> 1 unless it has one.</summary>
    /// <param name="document">The document, with an <c>id</c>; it is held to no rules.</param>
    /// <param name="type">The type, as in <c>INBOUNDCALL</c>.</param>
    /// <param name="revisions">Its versions in the environments; default 1.0 in dev.</param>
    /// <exception cref="ArgumentException">The document has no id.</exception>
    public void Put(JsonObject document, string type = "INBOUNDCALL", params FlowRevision[] revisions)
    {
        ArgumentNullException.ThrowIfNull(document);
        var id = document["id"].Text() ?? throw new ArgumentException("A flow needs an id.", nameof(document));
        var copy = document.DeepClone().AsObject();
        copy["_version"] ??= 1;
        lock (_gate)
        {
            Remove(id);
            Put(new FlowEntry(id, type, () => copy) { Revisions = revisions.Length == 0 ? [new FlowRevision("1.0", "dev")] : [.. revisions] });
        }
    }

    /// <summary>Takes a flow away.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string id)
    {
        lock (_gate)
        {
            return _byId.Remove(id, out var entry) && _entries.Remove(entry);
        }
    }

    /// <summary>Switches a flow on or off: <c>active</c> in the catalog.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="active">Whether it can be used. An archived flow cannot, whatever is said here.</param>
    /// <exception cref="KeyNotFoundException">There is no such flow.</exception>
    public void SetActive(string id, bool active)
    {
        lock (_gate)
        {
            _byId[id].SwitchedOff = !active;
        }
    }

    /// <summary>Changes a flow as somebody else would: outside all rules, and <c>_version</c> goes up by one.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="change">Properties to put in; null takes one out.</param>
    /// <exception cref="KeyNotFoundException">There is no such flow.</exception>
    public void Change(string id, JsonObject change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            _byId[id].Merge(change);
        }
    }

    /// <summary>Lets another writer change a flow between a caller's read and its PATCH, which then meets a 409.</summary>
    /// <param name="id">The flow.</param>
    /// <param name="times">How many PATCHes meet a concurrent change.</param>
    /// <param name="change">What it changes; default the property <c>changedElsewhere</c>.</param>
    public void LetOthersChange(string id, int times = 1, JsonObject? change = null)
    {
        lock (_gate)
        {
            _writers[id] = new Writer(times, change?.DeepClone().AsObject());
        }
    }

    internal IReadOnlyList<JsonObject> Listings()
    {
        lock (_gate)
        {
            return [.. _entries.Select(entry => entry.Listing())];
        }
    }

    internal JsonObject Listing(string id)
    {
        lock (_gate)
        {
            return Require(id).Listing();
        }
    }

    internal JsonObject Create(JsonObject document)
    {
        lock (_gate)
        {
            var id = document["id"].Text() ?? $"flow-{++_created:0000}";
            if (_byId.ContainsKey(id))
            {
                throw RefusedException.Conflict("flow.exists", $"A flow with the id '{id}' exists already.");
            }

            document["id"] = id;
            document["_version"] = 1;
            document["blocks"] ??= new JsonArray();
            document["references"] ??= new JsonArray();
            Put(document, document["type"].Text() ?? "INBOUNDCALL");
            return document;
        }
    }

    internal JsonObject Patch(string id, JsonObject change)
    {
        lock (_gate)
        {
            var entry = Require(id);
            LetOtherWriterIn(entry);
            var stated = change["_version"] is JsonValue number && number.TryGetValue(out int version) ? version : (int?)null;
            RequirePatchable(id, change, stated);
            if (stated != entry.Version)
            {
                throw RefusedException.Conflict(
                    "flow.version.conflict",
                    $"Flow '{id}' is at version {entry.Version}, not {stated}.");
            }

            FlowDocument.Check(change, FlowDocument.State(entry.Document));
            entry.Merge(change);
            return entry.Document.DeepClone().AsObject();
        }
    }

    private static void RequirePatchable(string id, JsonObject change, int? version)
    {
        if (version is null)
        {
            throw RefusedException.InvalidFields(new FieldProblem("_version", "required", "is required and a whole number"));
        }

        if (change["id"] is { } other && other.Text() != id)
        {
            throw RefusedException.InvalidFields(new FieldProblem("id", "immutable", "never changes"));
        }
    }

    private FlowEntry Require(string id) => _byId.GetValueOrDefault(id) ?? throw RefusedException.Missing("flow", id);

    private void Put(FlowEntry entry)
    {
        _entries.Add(entry);
        _byId[entry.Id] = entry;
    }

    private void LetOtherWriterIn(FlowEntry entry)
    {
        if (_writers.GetValueOrDefault(entry.Id) is { Times: > 0 } writer)
        {
            _writers[entry.Id] = writer with { Times = writer.Times - 1 };
            entry.Merge(writer.Change ?? new JsonObject { ["changedElsewhere"] = entry.Version + 1 });
        }
    }

    private sealed record Writer(int Times, JsonObject? Change);
}
