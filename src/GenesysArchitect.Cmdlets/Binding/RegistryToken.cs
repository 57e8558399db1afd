using System.Security;
using GenesysArchitect.Engine.Connection;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>The token for an artifact registry: the parameter, else the environment variable.</summary>
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
