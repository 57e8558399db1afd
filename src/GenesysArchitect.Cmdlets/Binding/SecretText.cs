using System.Net;
using System.Security;
using GenesysArchitect.Engine.Connection;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>Converts a SecureString to a secret of the engine.</summary>
internal static class SecretText
{
    /// <summary>The secret; null if it is missing or empty.</summary>
    public static Secret? Of(SecureString? given) => given is null or { Length: 0 } ? null : new Secret(new NetworkCredential(string.Empty, given).Password);
}
