using System.Text.Json;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The resources in a bundle, and the order in which the platform deploys them.</summary>
public sealed record DependencyMatrix
{
    /// <summary>The names of the flows.</summary>
    public IReadOnlyList<string> Flows { get; init; } = [];

    /// <summary>The names of the queues.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];

    /// <summary>The order of the resource kinds; queues before flows by default.</summary>
    public IReadOnlyList<string> Order { get; init; } = ["queues", "flows"];

    /// <summary>Reads a matrix from a document such as <c>{flows: [name…], queues: [name…], order: ["queues", "flows"]}</c>.</summary>
    /// <param name="document">The document. A single name does not need a list; property names are case-insensitive.</param>
    /// <param name="source">The source of the document, for error messages.</param>
    /// <returns>The matrix; missing properties have their defaults.</returns>
    /// <exception cref="GcException">The document is invalid.</exception>
    public static DependencyMatrix Read(JsonElement document, string source)
    {
        if (document.ValueKind != JsonValueKind.Object)
        {
            throw Invalid(source, "is not an object");
        }

        var matrix = new DependencyMatrix();
        foreach (var property in document.EnumerateObject())
        {
            // A misspelled name would be silently ignored.
            matrix = property.Name.ToLowerInvariant() switch
            {
                "flows" => matrix with { Flows = Names(source, property) },
                "queues" => matrix with { Queues = Names(source, property) },
                "order" => matrix with { Order = Names(source, property) },
                _ => throw Invalid(source, $"has a property '{property.Name}', but a dependency matrix has only flows, queues and order"),
            };
        }

        return matrix;
    }

    private static List<string> Names(string source, JsonProperty property)
    {
        var names = property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray().ToList() : [property.Value];
        return names.TrueForAll(name => name.ValueKind == JsonValueKind.String)
            ? [.. names.Select(name => name.GetString()!)]
            : throw Invalid(source, $"has a '{property.Name}' that is not a list of names");
    }

    private static GcException Invalid(string source, string why) =>
        new(ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, $"{source}: the document {why}.")
        {
            Target = source,
            Remedies = [new("Correct the document. Nothing was sent.")],
        };
}
