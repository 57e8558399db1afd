namespace GenesysArchitect.Cli.Tests.Arrangement;

/// <summary>An input that never returns a line.</summary>
internal sealed class SilentInput : TextReader
{
    private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _ended = new();

    /// <summary>Waits until a read has started.</summary>
    public Task ReadAsync() => _read.Task.OrHang();

    public override string? ReadLine()
    {
        // Like a read of the console, this read cannot be cancelled.
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
