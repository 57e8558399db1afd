using System.Security;
using GenesysArchitect.Engine.Connection;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>The token of an artifact registry: what a parameter gives, else what the environment names.</summary>
internal static class RegistryToken
{
    public static Secret? Of(SecureString? given)
    {
        if (given is null)
        {
            return ConnectionEnvironment.RegistryToken(Environment.GetEnvironmentVariable);
        }

        return SecretText.Of(given);
    }
}
