using System.Net.Http.Headers;
using System.Text;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Tokens;

/// <summary>The client id and secret of an <c>Authorization: Basic</c> header.</summary>
internal static class BasicCredentials
{
    /// <summary>The id and the secret; null without such a header, empty texts when it cannot be read.</summary>
    internal static (string Id, string Secret)? Read(ApiRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            || !"Basic".Equals(header.Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Parameter?.Length ?? 0];
        if (!Convert.TryFromBase64String(header.Parameter ?? string.Empty, bytes, out var length))
        {
            return (string.Empty, string.Empty);
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return pair is [var id, var secret] ? (id, secret) : (string.Empty, string.Empty);
    }
}
