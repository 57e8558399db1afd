using System.Text.Json;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Deploying;

/// <summary>A file that says what a bundle brings along: <c>{flows: [name…], queues: [name…], order: ["queues", "flows"]}</c>.</summary>
internal static class DependencyMatrixFile
{
    private static readonly DependencyMatrix Unspecified = new();

    /// <summary>Reads it; the platform's own view when no file is named.</summary>
    /// <exception cref="GcException">It cannot be read, or is no such matrix.</exception>
    public static DependencyMatrix Read(string? path)
    {
        if (ConfigurationFile.Read(path) is not { } document)
        {
            return Unspecified;
        }

        // A misspelt name would quietly say nothing.
        if (document.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => name is not ("flows" or "queues" or "order")) is { } unknown)
        {
            throw ConfigurationFile.NotThat(path!, $"has a property '{unknown}', and a dependency matrix has flows, queues and order");
        }

        return new DependencyMatrix
        {
            Flows = Names(path!, document, "flows") ?? Unspecified.Flows,
            Queues = Names(path!, document, "queues") ?? Unspecified.Queues,
            Order = Names(path!, document, "order") ?? Unspecified.Order,
        };
    }

    private static List<string>? Names(string path, JsonElement document, string property)
    {
        if (!document.TryGetProperty(property, out var names))
        {
            return null;
        }

        return names.ValueKind == JsonValueKind.Array && names.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String)
            ? [.. names.EnumerateArray().Select(name => name.GetString()!)]
            : throw ConfigurationFile.NotThat(path, $"has '{property}' that is not a list of names");
    }
}
