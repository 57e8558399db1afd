using System.Text.Json;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>The equality of JSON values: objects regardless of the order of their keys, numbers by their value.</summary>
internal static class JsonEquality
{
    public static bool AreEqual(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return false;
        }

        return StackGuard.IsNearlyExhausted ? AreEqualElsewhere(left, right) : left.ValueKind switch
        {
            JsonValueKind.String => right.ValueEquals(left.GetString()),
            JsonValueKind.Number => AreEqualNumbers(left, right),
            JsonValueKind.Array => left.GetArrayLength() == right.GetArrayLength() && AreEqualArrays(left, right),
            JsonValueKind.Object => AreEqualObjects(left, right),
            _ => true,
        };
    }

    /// <summary>Whether the properties can be compared pairwise: the same distinct names in the same order.</summary>
    public static bool HaveSameKeysInOrder(JsonElement left, JsonElement right)
    {
        var rights = right.EnumerateObject();
        var names = new HashSet<string>();
        foreach (var property in left.EnumerateObject())
        {
            if (!rights.MoveNext() || !rights.Current.NameEquals(property.Name) || !names.Add(property.Name))
            {
                return false;
            }
        }

        return !rights.MoveNext();
    }

    /// <summary>The properties by name, in order; the last of several with the same name is used, as usual in JSON.</summary>
    public static Dictionary<string, JsonElement> Index(JsonElement element)
    {
        var index = new Dictionary<string, JsonElement>();
        foreach (var property in element.EnumerateObject())
        {
            index[property.Name] = property.Value;
        }

        return index;
    }

    /// <summary>The canonical text, which is the same for equal values.</summary>
    public static string Canonical(JsonElement element) => StackGuard.IsNearlyExhausted ? CanonicalElsewhere(element) : element.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', Index(element).OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"{JsonSerializer.Serialize(property.Key, DiffingJson.Default.String)}:{Canonical(property.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', element.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.Number => JsonNumber.Canonical(element.GetRawText()),
        JsonValueKind.String => JsonSerializer.Serialize(element.GetString()!, DiffingJson.Default.String),
        _ => element.GetRawText(),
    };

    private static bool AreEqualElsewhere(JsonElement left, JsonElement right)
    {
        var equal = false;
        StackGuard.Continue(() => equal = AreEqual(left, right));
        return equal;
    }

    private static string CanonicalElsewhere(JsonElement element)
    {
        var text = string.Empty;
        StackGuard.Continue(() => text = Canonical(element));
        return text;
    }

    private static bool AreEqualArrays(JsonElement left, JsonElement right)
    {
        var rights = right.EnumerateArray();
        foreach (var element in left.EnumerateArray())
        {
            if (!rights.MoveNext() || !AreEqual(element, rights.Current))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqualObjects(JsonElement left, JsonElement right)
    {
        if (HaveSameKeysInOrder(left, right))
        {
            var rights = right.EnumerateObject();
            foreach (var property in left.EnumerateObject())
            {
                if (!rights.MoveNext() || !AreEqual(property.Value, rights.Current.Value))
                {
                    return false;
                }
            }

            return true;
        }

        var theirs = Index(right);
        var ours = Index(left);
        return ours.Count == theirs.Count
            && ours.All(property => theirs.TryGetValue(property.Key, out var other) && AreEqual(property.Value, other));
    }

    private static bool AreEqualNumbers(JsonElement left, JsonElement right) =>
        left.TryGetInt64(out var ours) && right.TryGetInt64(out var theirs)
            ? ours == theirs
            : JsonNumber.Canonical(left.GetRawText()) == JsonNumber.Canonical(right.GetRawText());
}
