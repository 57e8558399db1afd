using System.Net;
using System.Security;
using GenesysArchitect.Engine.Connection;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>A secret as PowerShell hands it over.</summary>
internal static class SecretText
{
    /// <summary>The engine's own; null where there is none.</summary>
    public static Secret? Of(SecureString? given) => given is null or { Length: 0 } ? null : new Secret(new NetworkCredential(string.Empty, given).Password);
}
