using System.Text.Json.Nodes;

namespace GenesysArchitect.Sandbox.World.Objects;

/// <summary>The objects that flows refer to. Safe to read and change while requests arrive.</summary>
public sealed class ObjectStore
{
    private readonly object _gate;
    private readonly Dictionary<string, SortedDictionary<string, NamedObject>> _kinds = [];
    private readonly Dictionary<string, SortedDictionary<string, JsonObject>> _rows = [];
    private readonly TimeProvider _time;
    private ILookup<(string Kind, string Name), NamedObject>? _byName;

    internal ObjectStore(object gate, TimeProvider time)
    {
        _gate = gate;
        _time = time;
    }

    /// <summary>All objects of a kind, by id.</summary>
    /// <param name="kind">The kind, as in <c>QUEUE</c>.</param>
    /// <returns>A copy that later changes do not touch.</returns>
    public IReadOnlyList<NamedObject> ToList(string kind)
    {
        lock (_gate)
        {
            return _kinds.TryGetValue(kind, out var objects) ? [.. objects.Values] : [];
        }
    }

    /// <summary>The objects of a kind that have a name, in the order of their ids; names are not unique for every kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="name">The name, exactly.</param>
    /// <param name="category">The category, for data actions.</param>
    public IReadOnlyList<NamedObject> Named(string kind, string name, string? category = null) =>
        [.. ByName()[(kind, name)].Where(each => category is null || each.Category == category)];

    /// <summary>An object.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="id">The id.</param>
    /// <returns>The object, or null when there is none.</returns>
    public NamedObject? Find(string kind, string id)
    {
        lock (_gate)
        {
            return _kinds.GetValueOrDefault(kind)?.GetValueOrDefault(id);
        }
    }

    /// <summary>Adds an object, or replaces the one that has its kind and id.</summary>
    /// <param name="item">The object.</param>
    /// <returns>The object with its times set.</returns>
    public NamedObject Put(NamedObject item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var now = _time.GetUtcNow();
        var whole = item with { Created = item.Created == default ? now : item.Created, Modified = now };
        lock (_gate)
        {
            if (!_kinds.TryGetValue(item.Kind, out var objects))
            {
                _kinds[item.Kind] = objects = new SortedDictionary<string, NamedObject>(StringComparer.Ordinal);
            }

            objects[item.Id] = whole;
            _byName = null;
        }

        return whole;
    }

    /// <summary>Removes an object and, for a data table, its rows.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="id">The id.</param>
    /// <returns>Whether it existed.</returns>
    public bool Remove(string kind, string id)
    {
        lock (_gate)
        {
            _rows.Remove(id);
            _byName = null;
            return _kinds.GetValueOrDefault(kind)?.Remove(id) == true;
        }
    }

    /// <summary>The rows of a data table, by key.</summary>
    /// <param name="tableId">The table.</param>
    /// <returns>A copy.</returns>
    public IReadOnlyList<JsonObject> Rows(string tableId)
    {
        lock (_gate)
        {
            return _rows.TryGetValue(tableId, out var rows) ? [.. rows.Values] : [];
        }
    }

    /// <summary>A row of a data table.</summary>
    /// <param name="tableId">The table.</param>
    /// <param name="key">The key.</param>
    /// <returns>The row, or null when there is none.</returns>
    public JsonObject? Row(string tableId, string key)
    {
        lock (_gate)
        {
            return _rows.GetValueOrDefault(tableId)?.GetValueOrDefault(key);
        }
    }

    /// <summary>Adds a row, or replaces the one that has its key.</summary>
    /// <param name="tableId">The table.</param>
    /// <param name="key">The key.</param>
    /// <param name="row">The row, the key included.</param>
    public void PutRow(string tableId, string key, JsonObject row)
    {
        lock (_gate)
        {
            if (!_rows.TryGetValue(tableId, out var rows))
            {
                _rows[tableId] = rows = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
            }

            rows[key] = row;
        }
    }

    /// <summary>Removes a row.</summary>
    /// <param name="tableId">The table.</param>
    /// <param name="key">The key.</param>
    /// <returns>Whether it existed.</returns>
    public bool RemoveRow(string tableId, string key)
    {
        lock (_gate)
        {
            return _rows.GetValueOrDefault(tableId)?.Remove(key) == true;
        }
    }

    /// <summary>The objects of any kind that use an id in their properties, as an IVR uses its flows.</summary>
    internal IEnumerable<NamedObject> Using(string id)
    {
        lock (_gate)
        {
            return [.. _kinds.Values.SelectMany(objects => objects.Values).Where(each => each.State != "deleted" && each.UsedIds.Contains(id))];
        }
    }

    // Thousands of flows are resolved against it, so it is kept until something changes.
    private ILookup<(string Kind, string Name), NamedObject> ByName()
    {
        lock (_gate)
        {
            return _byName ??= _kinds.Values.SelectMany(objects => objects.Values)
                .Where(each => each.State != "deleted")
                .ToLookup(each => (each.Kind, each.Name));
        }
    }
}
