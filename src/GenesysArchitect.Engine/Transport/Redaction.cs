using System.Text.RegularExpressions;

namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// Makes text that came from a server fit to be shown: a host may echo what it was sent, so every
/// secret of the connection is starred out, and control characters cannot steer a terminal.
/// </summary>
internal sealed partial class Redaction
{
    private readonly object _adding = new();
    private string[] _secrets = [];

    public void Add(string secret)
    {
        lock (_adding)
        {
            // Short secrets would star out ordinary words, and no platform issues them.
            if (secret.Length >= 4 && !_secrets.Contains(secret))
            {
                _secrets = [.. _secrets, secret, Uri.EscapeDataString(secret)];
            }
        }
    }

    public string Clean(string text) =>
        ControlCharacters().Replace(_secrets.Aggregate(text, (shown, secret) => shown.Replace(secret, "***", StringComparison.Ordinal)), " ");

    [GeneratedRegex(@"[\p{Cc}\u2028\u2029]+")]
    private static partial Regex ControlCharacters();
}
