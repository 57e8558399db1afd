using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Manifests.Placeholders;

/// <summary>The secrets read from the environment, by name.</summary>
/// <param name="environment">The source of the secrets.</param>
internal sealed class SecretValues(Func<string, string?> environment)
{
    // Shorter lines would star out ordinary words.
    private const int ShortestLine = 4;

    private readonly SortedDictionary<string, Secret> _secrets = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Secret> All => _secrets.Values;

    /// <summary>Looks up a secret and remembers it for masking.</summary>
    /// <returns>Null if the secret is missing or empty.</returns>
    public Secret? Find(string name)
    {
        if (!_secrets.TryGetValue(name, out var secret) && environment(name) is { Length: > 0 } value)
        {
            _secrets[name] = secret = new Secret(value);
        }

        return secret;
    }

    /// <summary>Masks the secrets in a text.</summary>
    public string Mask(string text) => _secrets.Values
        .Select(secret => secret.Reveal())
        .SelectMany(value => Redaction.Lines(value).Where(line => line.Length >= ShortestLine).Prepend(value))
        .OrderByDescending(value => value.Length)
        .Aggregate(text, (shown, value) => shown.Replace(value, "***", StringComparison.Ordinal));
}
