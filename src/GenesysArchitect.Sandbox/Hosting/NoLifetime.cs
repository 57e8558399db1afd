namespace GenesysArchitect.Sandbox.Hosting;

/// <summary>Leaves the process alone: a sandbox inside another program must not take over its Ctrl+C.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
