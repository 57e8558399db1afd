using System.Globalization;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;

namespace GenesysArchitect.Sandbox.World.Flows;

/// <summary>One flow of the library. The library's lock is held for whatever touches it.</summary>
internal sealed class FlowEntry(string id, string type, Func<JsonObject> document)
{
    // Made on first use: a catalog of thousands of generated flows costs nothing until they are read.
    private readonly Lazy<JsonObject> _document = new(document, LazyThreadSafetyMode.None);

    internal string Id => id;

    internal JsonObject Document => _document.Value;

    internal List<FlowRevision> Revisions { get; init; } = [];

    internal bool SwitchedOff { get; set; }

    internal int Version => Document["_version"]?.GetValue<int>() ?? 0;

    private string Name => Document["name"].Text() ?? id;

    private bool Active => !SwitchedOff && FlowDocument.State(Document) != FlowDocument.Archived;

    internal ArchitectFlow Snapshot() => new()
    {
        Id = id,
        Name = Name,
        Type = type,
        Active = Active,
        Version = Version,
        Document = Document.DeepClone().AsObject(),
        Revisions = [.. Revisions],
    };

    internal JsonObject Listing() => new() { ["id"] = id, ["name"] = Name, ["type"] = type, ["active"] = Active };

    /// <summary>Puts the properties of a change in, takes out the ones it has as null, and leaves all others.</summary>
    internal void Merge(JsonObject change)
    {
        foreach (var (name, value) in change.Where(property => property.Key is not ("id" or "_version")))
        {
            if (value is null)
            {
                Document.Remove(name);
            }
            else
            {
                Document[name] = value.DeepClone();
            }
        }

        Document["_version"] = Version + 1;
        AddRevision();
    }

    // A change lands in the first environment of the chain and gets the next minor version there.
    private void AddRevision()
    {
        var parts = (Revisions.Count == 0 ? "1.-1" : Revisions[^1].Version).Split('.');
        var minor = int.Parse(parts[^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) + 1;
        Revisions.Add(new FlowRevision(string.Create(CultureInfo.InvariantCulture, $"{parts[0]}.{minor}"), "dev"));
    }
}
