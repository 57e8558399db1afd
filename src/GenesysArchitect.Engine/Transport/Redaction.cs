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
                // The longest first: one may be a part of another.
                _secrets = [.. _secrets.Concat(Forms(secret)).Concat(Lines(secret).Where(line => line.Length >= 4).SelectMany(Forms)).Distinct().OrderByDescending(form => form.Length)];
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

    /// <summary>The lines of a secret of several lines, such as a key: each of them is secret by itself. None of a secret of one line.</summary>
    public static IReadOnlyList<string> Lines(string secret)
    {
        var lines = secret.Split(['\r', '\n', '\u0085', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines is [var only] && only == secret ? [] : lines;
    }

    [GeneratedRegex(@"[\p{Cc}\u2028-\u202E\u2066-\u2069]+")]
    private static partial Regex ControlCharacters();
}
