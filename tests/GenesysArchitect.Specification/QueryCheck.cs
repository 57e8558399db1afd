using System.Globalization;

namespace GenesysArchitect.Specification;

/// <summary>Holds the parameters of a call against those that its operation has.</summary>
/// <param name="operation">What is called.</param>
/// <param name="report">Takes a deviation: its kind, its place and what is wrong.</param>
internal sealed class QueryCheck(ApiOperation operation, Action<DeviationKind, string, string> report)
{
    public void Check(string query)
    {
        var sent = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = Read(pair);
            if (!operation.QueryParameters.TryGetValue(name, out var parameter))
            {
                report(DeviationKind.UnknownParameter, $"query {name}", "the operation has no such parameter");
                continue;
            }

            if (!sent.Add(name) && parameter.Shape.Kind != ValueKind.List)
            {
                report(DeviationKind.WrongParameter, $"query {name}", "sent more than once, and it is not a list");
            }

            CheckValue($"query {name}", parameter, value);
        }

        foreach (var parameter in operation.QueryParameters.Values.Where(parameter => parameter.IsRequired && !sent.Contains(parameter.Name)))
        {
            report(DeviationKind.MissingParameter, $"query {parameter.Name}", "the operation requires it");
        }
    }

    public void CheckPath(IReadOnlyList<string> values)
    {
        foreach (var (parameter, value) in operation.PathParameters.Zip(values))
        {
            CheckValue($"path {parameter.Name}", parameter, value);
        }
    }

    private void CheckValue(string place, ApiParameter parameter, string value)
    {
        if (parameter.Shape.Kind != ValueKind.List)
        {
            CheckOne(place, parameter, parameter.Shape, value);
            return;
        }

        // Official clients send a list both ways: a parameter for each item, or all items in one with commas between.
        foreach (var item in value.Split(','))
        {
            CheckOne(place, parameter, parameter.Shape.Items, item);
        }
    }

    private void CheckOne(string place, ApiParameter parameter, ValueShape shape, string value)
    {
        if (shape.Values?.Contains(value) == false && value != parameter.Default)
        {
            report(DeviationKind.UnknownEnumValue, place, $"'{value}' is not one of {string.Join(", ", shape.Values.Order(StringComparer.Ordinal))}");
        }
        else if (!IsOf(shape, value))
        {
            report(DeviationKind.WrongParameter, place, $"'{value}' is not of the type {shape.Format ?? shape.Name}");
        }
    }

    private static bool IsOf(ValueShape shape, string value) => shape.Kind switch
    {
        ValueKind.Integer when shape.Format == "int32" => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        ValueKind.Integer => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        ValueKind.Number => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        ValueKind.Boolean => value is "true" or "false",
        ValueKind.Text when shape.Format == "date-time" => Rfc3339.IsDateTime(value),
        _ => true,
    };

    private static (string Name, string Value) Read(string pair)
    {
        var parts = pair.Split('=', 2);
        return (Decode(parts[0]), parts.Length == 1 ? string.Empty : Decode(parts[1]));
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
