using System.Text.Json;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>Traverses two documents in parallel and collects their differences.</summary>
internal sealed class JsonComparison(ArrayMatching matching)
{
    private readonly List<Difference> _differences = [];
    private readonly JsonPathBuilder _path = new();

    public IReadOnlyList<Difference> Differences => _differences;

    public void Compare(JsonElement left, JsonElement right)
    {
        if (StackGuard.IsNearlyExhausted)
        {
            CompareElsewhere(left, right);
        }
        else if (left.ValueKind == JsonValueKind.Object && right.ValueKind == JsonValueKind.Object)
        {
            CompareObjects(left, right);
        }
        else if (matching == ArrayMatching.ById && MatchedArray.Of(_path.Property, left) is { } ours && MatchedArray.Of(_path.Property, right) is { } theirs)
        {
            CompareMatched(ours, theirs);
        }
        else if (!JsonEquality.AreEqual(left, right))
        {
            _differences.Add(new Difference(_path.ToString(), DifferenceKind.Modified, left, right) { RemovedElements = Missing(left, right) });
        }
    }

    // A separate method, since the captures of a lambda are allocated when its method is entered.
    private void CompareElsewhere(JsonElement left, JsonElement right) => StackGuard.Continue(() => Compare(left, right));

    private void CompareObjects(JsonElement left, JsonElement right)
    {
        if (JsonEquality.HaveSameKeysInOrder(left, right))
        {
            // Documents of the same origin have the same order: then no index is needed.
            var rights = right.EnumerateObject();
            foreach (var property in left.EnumerateObject())
            {
                rights.MoveNext();
                CompareAt(property.Name, property.Value, rights.Current.Value);
            }

            return;
        }

        var theirs = JsonEquality.Index(right);
        var ours = JsonEquality.Index(left);
        foreach (var (name, value) in ours)
        {
            if (theirs.TryGetValue(name, out var other))
            {
                CompareAt(name, value, other);
            }
            else
            {
                AddAt(name, DifferenceKind.Removed, value, null);
            }
        }

        foreach (var (name, value) in theirs.Where(property => !ours.ContainsKey(property.Key)))
        {
            AddAt(name, DifferenceKind.Added, null, value);
        }
    }

    private void CompareMatched(MatchedArray left, MatchedArray right)
    {
        var before = left.Names.Where(right.Has).ToList();
        var after = right.Names.Where(left.Has).ToList();
        if (!before.SequenceEqual(after))
        {
            _differences.Add(new Difference(_path.ToString(), DifferenceKind.Reordered, DiffingJson.Array(before), DiffingJson.Array(after)));
        }

        foreach (var name in left.Names)
        {
            _path.PushElement(name);
            if (right[name] is { } other)
            {
                Compare(left[name]!.Value, other);
            }
            else
            {
                _differences.Add(new Difference(_path.ToString(), DifferenceKind.Removed, left[name], null));
            }

            _path.Pop();
        }

        for (var index = 0; index < right.Names.Count; index++)
        {
            if (!left.Has(right.Names[index]))
            {
                _path.PushElement(right.Names[index]);
                _differences.Add(new Difference(_path.ToString(), DifferenceKind.Added, null, right[right.Names[index]]) { After = index == 0 ? null : right.Names[index - 1] });
                _path.Pop();
            }
        }
    }

    private void CompareAt(string name, JsonElement left, JsonElement right)
    {
        _path.Push(name);
        Compare(left, right);
        _path.Pop();
    }

    private void AddAt(string name, DifferenceKind kind, JsonElement? left, JsonElement? right)
    {
        _path.Push(name);
        _differences.Add(new Difference(_path.ToString(), kind, left, right));
        _path.Pop();
    }

    private static List<JsonElement> Missing(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != JsonValueKind.Array || right.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        // By value, since an element that only moved was not removed. The canonical text represents the value.
        var kept = right.EnumerateArray().Select(JsonEquality.Canonical).ToHashSet();
        return [.. left.EnumerateArray().Where(element => !kept.Contains(JsonEquality.Canonical(element)))];
    }
}
