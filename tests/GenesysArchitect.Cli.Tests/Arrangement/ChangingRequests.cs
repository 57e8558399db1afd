using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.Requests;

namespace GenesysArchitect.Cli.Tests.Arrangement;

/// <summary>The changing requests that a sandbox received.</summary>
internal static class ChangingRequests
{
    /// <summary>The requests that change something, including failed ones.</summary>
    public static IReadOnlyList<RequestRecord> Changing(this SandboxHost sandbox) => [.. sandbox.Requests.ToList().Where(IsChanging)];

    private static bool IsChanging(RequestRecord request) =>
        request.Method is not ("GET" or "HEAD")
        && !request.Path.EndsWith("/validate", StringComparison.Ordinal)
        && !request.Path.EndsWith("/token", StringComparison.Ordinal);
}
