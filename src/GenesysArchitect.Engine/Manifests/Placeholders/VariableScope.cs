using System.Text.Json;

namespace GenesysArchitect.Engine.Manifests.Placeholders;

/// <summary>The available variables, resolved except for secrets. An earlier layer overrides a later one.</summary>
/// <param name="layers">The layers, highest precedence first.</param>
internal sealed class VariableScope(params IReadOnlyDictionary<string, JsonElement>[] layers)
{
    /// <summary>The environment of the scope; null for all.</summary>
    public string? Environment { get; init; }

    /// <summary>Whether all variables are known; false if an Environment is invalid, which is reported separately.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>The part of a message that names the environment.</summary>
    public string For => Environment is null ? string.Empty : $" for environment '{Environment}'";

    /// <summary>The names of all variables.</summary>
    public IEnumerable<string> Names => layers.SelectMany(layer => layer.Keys);

    /// <summary>The same variables with those of an environment.</summary>
    public VariableScope In(string environment) => new(layers) { Environment = environment, IsWhole = IsWhole };

    /// <summary>The same variables, marked as incomplete.</summary>
    public VariableScope AsIncomplete() => new(layers) { Environment = Environment, IsWhole = false };

    /// <summary>The value of a variable; null if it is not defined.</summary>
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
