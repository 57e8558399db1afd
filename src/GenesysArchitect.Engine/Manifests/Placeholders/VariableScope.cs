using System.Text.Json;

namespace GenesysArchitect.Engine.Manifests.Placeholders;

/// <summary>The variables that are in force, each resolved but for its secrets. Of two of one name that of the earlier layer counts.</summary>
/// <param name="layers">The layers, the strongest first.</param>
internal sealed class VariableScope(params IReadOnlyDictionary<string, JsonElement>[] layers)
{
    /// <summary>The environment that they are in force for; null for all.</summary>
    public string? Environment { get; init; }

    /// <summary>Whether all variables are known that may be meant: not when an Environment is wrong, which is told itself.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>What a message says of the environment.</summary>
    public string For => Environment is null ? string.Empty : $" for environment '{Environment}'";

    /// <summary>The names of all variables.</summary>
    public IEnumerable<string> Names => layers.SelectMany(layer => layer.Keys);

    /// <summary>The same variables, in force for one environment.</summary>
    public VariableScope In(string environment) => new(layers) { Environment = environment, IsWhole = IsWhole };

    /// <summary>The same variables, when there may be others.</summary>
    public VariableScope InPart() => new(layers) { Environment = Environment, IsWhole = false };

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
