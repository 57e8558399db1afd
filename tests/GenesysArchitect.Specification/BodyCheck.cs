using System.Text;
using System.Text.Json;

namespace GenesysArchitect.Specification;

/// <summary>Holds one body against its schema.</summary>
/// <param name="isRequest">
/// Whether required properties have to be there. What a model of the official clients requires is what a request needs;
/// answers may leave such properties out.
/// </param>
/// <param name="report">Takes a deviation: its kind, its place in the body and what is wrong.</param>
internal sealed class BodyCheck(bool isRequest, Action<DeviationKind, string, string> report)
{
    // Nothing but what is expected there, and short.
    private const int LongestShown = 40;

    // From the body to the value that is looked at; a place is only made into text when something is wrong there.
    private readonly Stack<string> _place = new();

    public void Check(JsonElement value, ValueShape shape)
    {
        switch (shape.Kind)
        {
            case ValueKind.Object when value.ValueKind == JsonValueKind.Object:
                CheckProperties(value, shape);
                break;
            case ValueKind.Map when value.ValueKind == JsonValueKind.Object:
                foreach (var entry in value.EnumerateObject())
                {
                    CheckInside(".*", entry.Value, shape.Items);
                }

                break;
            case ValueKind.List when value.ValueKind == JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    CheckInside("[]", item, shape.Items);
                }

                break;
            case ValueKind.Text when value.ValueKind == JsonValueKind.String:
                CheckText(value.GetString()!, shape);
                break;
            case ValueKind.Integer when value.ValueKind == JsonValueKind.Number:
                CheckInteger(value, shape);
                break;
            case ValueKind.Number when value.ValueKind == JsonValueKind.Number:
            case ValueKind.Boolean when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
            case ValueKind.Any:
                break;
            default:
                Report(DeviationKind.WrongType, $"{shape.Name} expected, {Word(value.ValueKind)} found");
                break;
        }
    }

    private void CheckInside(string step, JsonElement value, ValueShape shape)
    {
        if (shape.Kind == ValueKind.Any)
        {
            return;
        }

        _place.Push(step);
        Check(value, shape);
        _place.Pop();
    }

    private void CheckProperties(JsonElement value, ValueShape shape)
    {
        foreach (var property in value.EnumerateObject())
        {
            var name = property.Name;
            _place.Push(name);
            if (shape.Properties.TryGetValue(name, out var inside))
            {
                Check(property.Value, inside);
            }
            else
            {
                Report(DeviationKind.UnknownProperty, $"{shape.Name} has no such property");
            }

            _place.Pop();
        }

        // Inside a body, an object with an id refers to one that exists, and need not carry the rest of it.
        if (isRequest && (_place.Count == 0 || !value.TryGetProperty("id", out _)))
        {
            foreach (var name in shape.Required.Where(name => !value.TryGetProperty(name, out _)))
            {
                _place.Push(name);
                Report(DeviationKind.MissingProperty, $"{shape.Name} requires it in a request");
                _place.Pop();
            }
        }
    }

    private void CheckText(string text, ValueShape shape)
    {
        if (shape.Values?.Contains(text) == false)
        {
            Report(DeviationKind.UnknownEnumValue, $"'{Shown(text)}' is not one of {string.Join(", ", shape.Values.Order(StringComparer.Ordinal))}");
        }
        else if (shape.Format == "date-time" && !Rfc3339.IsDateTime(text))
        {
            Report(DeviationKind.WrongFormat, $"'{Shown(text)}' is not a date-time of RFC 3339 with an offset");
        }
    }

    private void CheckInteger(JsonElement value, ValueShape shape)
    {
        if (!value.TryGetInt64(out var number))
        {
            Report(value.TryGetDecimal(out var read) && read == decimal.Truncate(read) ? DeviationKind.WrongFormat : DeviationKind.WrongType, $"{Shown(value.GetRawText())} is not an integer of 64 bits");
        }
        else if (shape.Format == "int32" && number is > int.MaxValue or < int.MinValue)
        {
            Report(DeviationKind.WrongFormat, $"{Shown(value.GetRawText())} is not an integer of 32 bits");
        }
    }

    private void Report(DeviationKind kind, string message)
    {
        var place = new StringBuilder("$");
        foreach (var step in _place.Reverse())
        {
            place.Append(step is "[]" or ".*" ? step : $".{step}");
        }

        report(kind, place.ToString(), message);
    }

    private static string Shown(string text) => text.Length <= LongestShown ? text : $"{text[..LongestShown]}…";

    private static string Word(JsonValueKind kind) => kind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
