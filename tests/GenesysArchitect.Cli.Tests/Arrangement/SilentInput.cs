namespace GenesysArchitect.Cli.Tests.Arrangement;

/// <summary>An input at which nobody ever types.</summary>
internal sealed class SilentInput : TextReader
{
    private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _ended = new();

    /// <summary>Waits until somebody waits for a line.</summary>
    public Task ReadAsync() => _read.Task.OrHang();

    public override string? ReadLine()
    {
        // The console reads like this: whoever waits for it cannot be stopped.
        _read.TrySetResult();
        _ended.Wait(Patience.HangGuard);
        return null;
    }

    protected override void Dispose(bool disposing)
    {
        _ended.Set();
        base.Dispose(disposing);
    }
}
