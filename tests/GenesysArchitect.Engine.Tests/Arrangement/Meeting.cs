namespace GenesysArchitect.Engine.Tests.Arrangement;

/// <summary>
/// Blocks callers until the expected number has arrived, and none after that. If fewer work in parallel than the
/// test expects, it never opens, and the test hangs.
/// </summary>
/// <param name="size">The expected number.</param>
internal sealed class Meeting(int size)
{
    private readonly TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _came;

    public Task JoinAsync()
    {
        if (Interlocked.Increment(ref _came) == size)
        {
            _full.SetResult();
        }

        return _full.Task.OrHang();
    }
}
