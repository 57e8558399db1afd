using System.Net;
using System.Security;
using GenesysArchitect.Engine.Connection;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>The token of an artifact registry: what a parameter gives, else what the environment names.</summary>
internal static class RegistryToken
{
    public const string Variable = "GENESYS_REGISTRY_TOKEN";

    public static Secret? Of(SecureString? given)
    {
        var text = given is null ? Environment.GetEnvironmentVariable(Variable) : new NetworkCredential(string.Empty, given).Password;
        return string.IsNullOrEmpty(text) ? null : new Secret(text);
    }
}
