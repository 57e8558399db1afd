using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox;

namespace GenesysArchitect.Cli.Tests.Manifests;

/// <summary>What the organisation and the lock are like when nothing has gone wrong.</summary>
public sealed class UninterruptedRun : IAsyncLifetime
{
    public string End { get; private set; } = string.Empty;

    public async Task InitializeAsync()
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var folder = CrashTests.Release();
        Assert.Equal(0, (await gcarch.ApplyAsync(folder, "--yes")).ExitCode);
        End = EndOf(gcarch.Sandbox, folder);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Everything that a run could have brought about, and nothing that tells when.</summary>
    internal static string EndOf(SandboxHost sandbox, ManifestFolder folder) => string.Join(
        '\n',
        [
            .. sandbox.Organization.Flows.ToList().Select(flow => flow.Document.ToJsonString()),
            .. sandbox.Organization.Bots.ToList().SelectMany(bot => bot.Versions.Select(version => $"{bot.Id} {version.Id} {version.State}")),
            .. sandbox.Organization.Deployments.ToList().Select(deployment => $"{deployment.BundleId} {string.Join(' ', deployment.Targets)} {deployment.Status} {deployment.Payload}").Order(StringComparer.Ordinal),
            .. Directory.GetFiles(folder.Path, "*.json", SearchOption.AllDirectories).Select(CrashTests.LockIn),
        ]);
}
