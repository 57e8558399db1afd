using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Manifests.Placeholders;

/// <summary>The secrets that were taken from the environment, by their names there.</summary>
/// <param name="environment">Where they are looked up.</param>
internal sealed class SecretValues(Func<string, string?> environment)
{
    // Shorter lines would star out ordinary words.
    private const int ShortestLine = 4;

    private readonly SortedDictionary<string, Secret> _secrets = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Secret> All => _secrets.Values;

    /// <summary>Looks a secret up, and remembers it.</summary>
    /// <returns>Null when the environment has none of that name, or an empty one.</returns>
    public Secret? Find(string name)
    {
        if (!_secrets.TryGetValue(name, out var secret) && environment(name) is { Length: > 0 } value)
        {
            _secrets[name] = secret = new Secret(value);
        }

        return secret;
    }

    /// <summary>A text with stars in the places of secrets.</summary>
    public string Mask(string text) => _secrets.Values
        .Select(secret => secret.Reveal())
        .SelectMany(value => Redaction.Lines(value).Where(line => line.Length >= ShortestLine).Prepend(value))
        .OrderByDescending(value => value.Length)
        .Aggregate(text, (shown, value) => shown.Replace(value, "***", StringComparison.Ordinal));
}
