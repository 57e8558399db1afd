using System.Text.Json;

namespace GenesysArchitect.Engine.Manifests.Placeholders;

/// <summary>The variables that are in force, each resolved but for its secrets. Of two of one name that of the earlier layer counts.</summary>
/// <param name="layers">The layers, the strongest first.</param>
internal sealed class VariableScope(params IReadOnlyDictionary<string, JsonElement>[] layers)
{
    /// <summary>The environment that they are in force for; null for all.</summary>
    public string? Environment { get; init; }

    /// <summary>What a message says of that.</summary>
    public string For => Environment is null ? string.Empty : $" for environment '{Environment}'";

    /// <summary>The names of all variables.</summary>
    public IEnumerable<string> Names => layers.SelectMany(layer => layer.Keys);

    /// <summary>The same variables, in force for one environment.</summary>
    public VariableScope In(string environment) => new(layers) { Environment = environment };

    /// <summary>The value of a variable; null when there is none of that name.</summary>
    public JsonElement? Find(string name)
    {
        foreach (var layer in layers)
        {
            if (layer.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return null;
    }
}
