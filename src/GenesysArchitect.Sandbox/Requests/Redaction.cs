using System.Text;
using System.Text.RegularExpressions;

namespace GenesysArchitect.Sandbox.Requests;

/// <summary>Takes secrets out of what the log keeps.</summary>
internal sealed partial class Redaction(string clientSecret)
{
    private const int Cap = 65_536;
    private const string Mark = "***";

    internal string? Body(byte[] body)
    {
        if (body.Length == 0)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(body);
        return Text(text.Length > Cap ? text[..Cap] : text);
    }

    internal string Text(string text)
    {
        var withoutProperties = SecretProperty().Replace(text, match => $"{match.Groups["name"].Value}\"{Mark}\"");
        var withoutFields = SecretField().Replace(withoutProperties, match => $"{match.Groups["name"].Value}={Mark}");
        return withoutFields.Replace(clientSecret, Mark, StringComparison.Ordinal);
    }

    [GeneratedRegex("""(?<name>"[^"]*(secret|password|token)[^"]*"\s*:\s*)"(\\.|[^"\\])*"?""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretProperty();

    [GeneratedRegex(@"(?<name>(?<=^|[?&])[^=&\s""{}]*(secret|password|token|signature|credential)[^=&\s""{}]*)=[^&\s""]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretField();
}
