using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.Requests;

namespace GenesysArchitect.Cli.Tests.Arrangement;

/// <summary>What a sandbox was asked to change.</summary>
internal static class ChangingRequests
{
    /// <summary>The requests that change something, or were to.</summary>
    public static IReadOnlyList<RequestRecord> Changing(this SandboxHost sandbox) => [.. sandbox.Requests.ToList().Where(IsChanging)];

    private static bool IsChanging(RequestRecord request) =>
        request.Method is not ("GET" or "HEAD")
        && !request.Path.EndsWith("/validate", StringComparison.Ordinal)
        && !request.Path.EndsWith("/token", StringComparison.Ordinal);
}
