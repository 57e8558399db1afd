using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// Makes text from a server safe to display: a host may echo requests, so every
/// secret of the connection is masked, and control characters cannot affect a terminal.
/// </summary>
internal sealed partial class Redaction
{
    private readonly object _adding = new();
    private string[] _secrets = [];

    public void Add(string secret)
    {
        lock (_adding)
        {
            // Short secrets would mask ordinary words, and no platform issues them.
            if (secret.Length >= 4 && !_secrets.Contains(secret))
            {
                // The longest first, since one may be part of another.
                _secrets = [.. _secrets.Concat(Forms(secret)).Distinct().OrderByDescending(form => form.Length)];
            }
        }
    }

    public string Clean(string text) => ControlCharacters().Replace(Mask(text), " ");

    /// <summary>A text with every secret masked, otherwise unchanged.</summary>
    public string Mask(string text) =>
        _secrets.Aggregate(text, (shown, secret) => shown.Replace(secret, "***", StringComparison.Ordinal));

    /// <summary>The encodings in which a secret is sent, and may be returned.</summary>
    public static string[] Forms(string secret) =>
        [secret, Uri.EscapeDataString(secret), JavaScriptEncoder.Default.Encode(secret), JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret)];

    [GeneratedRegex(@"[\p{Cc}\u2028-\u202E\u2066-\u2069]+")]
    private static partial Regex ControlCharacters();
}
