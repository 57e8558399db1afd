using System.Collections.Concurrent;
using GenesysArchitect.Sandbox.World.Seed;

namespace GenesysArchitect.Sandbox.World.Actions;

/// <summary>The data actions of the organization. Safe to read and change while requests arrive.</summary>
public sealed class ActionCatalog
{
    private readonly ConcurrentDictionary<string, DataAction> _actions =
        new(SeedFile.Read<IReadOnlyList<DataAction>>("actions.json").Select(action => KeyValuePair.Create(action.Id, action)));

    internal ActionCatalog()
    {
    }

    /// <summary>All data actions, by id.</summary>
    /// <returns>A copy.</returns>
    public IReadOnlyList<DataAction> ToList() => [.. _actions.Values.OrderBy(action => action.Id, StringComparer.Ordinal)];

    /// <summary>A data action.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The action, or null when there is none of that id.</returns>
    public DataAction? Find(string id) => _actions.GetValueOrDefault(id);

    /// <summary>Adds a data action, or puts it in the place of the one that has its id.</summary>
    /// <param name="action">The action.</param>
    public void Put(DataAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        _actions[action.Id] = action;
    }

    /// <summary>Takes a data action away.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string id) => _actions.TryRemove(id, out _);
}
