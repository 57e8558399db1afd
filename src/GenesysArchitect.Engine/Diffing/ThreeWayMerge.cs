using System.Buffers;
using System.Text.Json;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>
/// Merges the changes of two sides to one document. Changes of only one side are
/// applied; equal changes of both are applied once; different changes are conflicts.
/// Properties keep the order of the other writer's document.
/// </summary>
internal sealed class ThreeWayMerge
{
    private static readonly JsonElement Nothing = JsonSerializer.Deserialize<JsonElement>("{}");

    private readonly MergeSide _side;
    private readonly Utf8JsonWriter _writer;
    private readonly List<MergeConflict> _conflicts = [];
    private readonly JsonPathBuilder _path = new();

    private ThreeWayMerge(MergeSide side, Utf8JsonWriter writer)
    {
        _side = side;
        _writer = writer;
    }

    /// <summary>Merges.</summary>
    /// <param name="original">The original document.</param>
    /// <param name="ours">The desired document.</param>
    /// <param name="theirs">The other writer's document.</param>
    /// <param name="side">The side whose value is used for conflicts.</param>
    public static MergeResult Merge(JsonElement original, JsonElement ours, JsonElement theirs, MergeSide side)
    {
        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json, JsonText.Writing);
        var merge = new ThreeWayMerge(side, writer);
        merge.Write(original, ours, theirs);
        writer.Flush();
        return new MergeResult(JsonText.Parse(json.WrittenMemory), merge._conflicts);
    }

    // Containers are merged recursively and written; all other values come from one of the three documents.
    private void Write(JsonElement? original, JsonElement ours, JsonElement theirs)
    {
        if (StackGuard.IsNearlyExhausted)
        {
            WriteElsewhere(original, ours, theirs);
        }
        else if (AreObjects(ours, theirs) && original is null or { ValueKind: JsonValueKind.Object })
        {
            WriteObject(original ?? Nothing, ours, theirs);
        }
        else if (Match(original, ours, theirs) is { } matched)
        {
            WriteArray(matched.Original, matched.Ours, matched.Theirs);
        }
        else
        {
            Choose(original, ours, theirs)!.Value.WriteTo(_writer);
        }
    }

    private void WriteElsewhere(JsonElement? original, JsonElement ours, JsonElement theirs) => StackGuard.Continue(() => Write(original, ours, theirs));

    private void WriteObject(JsonElement original, JsonElement ours, JsonElement theirs)
    {
        var before = JsonEquality.Index(original);
        var desired = JsonEquality.Index(ours);
        var now = JsonEquality.Index(theirs);
        _writer.WriteStartObject();
        foreach (var name in now.Keys.Concat(desired.Keys.Where(name => !now.ContainsKey(name))))
        {
            _path.Push(name);
            if (IsInResult(Find(before, name), Find(desired, name), Find(now, name)))
            {
                _writer.WritePropertyName(name);
                WriteStatus(Find(before, name), Find(desired, name), Find(now, name));
            }

            _path.Pop();
        }

        _writer.WriteEndObject();
    }

    private void WriteArray(MatchedArray original, MatchedArray ours, MatchedArray theirs)
    {
        var status = new HashSet<string>();
        foreach (var name in theirs.Names.Concat(ours.Names).Distinct())
        {
            _path.PushElement(name);
            if (IsInResult(original[name], ours[name], theirs[name]))
            {
                status.Add(name);
            }

            _path.Pop();
        }

        var order = MergedOrder.Of(original.Names, ours.Names, theirs.Names, status);
        if (order.IsConflict)
        {
            _conflicts.Add(new MergeConflict(_path.ToString(), DiffingJson.Array(original.Names), DiffingJson.Array(ours.Names), DiffingJson.Array(theirs.Names)));
        }

        _writer.WriteStartArray();
        foreach (var name in _side == MergeSide.Ours ? order.Ours : order.Theirs)
        {
            _path.PushElement(name);
            WriteStatus(original[name], ours[name], theirs[name]);
            _path.Pop();
        }

        _writer.WriteEndArray();
    }

    /// <summary>Whether a member is in the merged document. Removing what the other side changed is a conflict.</summary>
    private bool IsInResult(JsonElement? original, JsonElement? ours, JsonElement? theirs) =>
        (ours is not null && theirs is not null) || Choose(original, ours, theirs) is not null;

    private void WriteStatus(JsonElement? original, JsonElement? ours, JsonElement? theirs)
    {
        if (ours is { } desired && theirs is { } now)
        {
            Write(original, desired, now);
        }
        else
        {
            (ours ?? theirs)!.Value.WriteTo(_writer);
        }
    }

    private JsonElement? Choose(JsonElement? original, JsonElement? ours, JsonElement? theirs)
    {
        if (AreSame(ours, theirs) || AreSame(original, ours))
        {
            return theirs;
        }

        if (AreSame(original, theirs))
        {
            return ours;
        }

        _conflicts.Add(new MergeConflict(_path.ToString(), original, ours, theirs));
        return _side == MergeSide.Ours ? ours : theirs;
    }

    private (MatchedArray Original, MatchedArray Ours, MatchedArray Theirs)? Match(JsonElement? original, JsonElement ours, JsonElement theirs)
    {
        var before = original is { } known ? MatchedArray.Of(_path.Property, known) : MatchedArray.Empty;
        return before is not null && MatchedArray.Of(_path.Property, ours) is { } desired && MatchedArray.Of(_path.Property, theirs) is { } now
            ? (before, desired, now)
            : null;
    }

    private static bool AreObjects(JsonElement left, JsonElement right) =>
        left.ValueKind == JsonValueKind.Object && right.ValueKind == JsonValueKind.Object;

    private static bool AreSame(JsonElement? left, JsonElement? right) =>
        (left, right) switch
        {
            (null, null) => true,
            ({ } one, { } other) => JsonEquality.AreEqual(one, other),
            _ => false,
        };

    private static JsonElement? Find(Dictionary<string, JsonElement> members, string name) =>
        members.TryGetValue(name, out var value) ? value : null;
}
