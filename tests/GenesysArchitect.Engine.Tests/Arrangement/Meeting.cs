namespace GenesysArchitect.Engine.Tests.Arrangement;

/// <summary>
/// Holds whoever comes until as many are there at one time, and no one after that. Where fewer work in parallel than the
/// test says, it is never full, and the test hangs.
/// </summary>
/// <param name="size">How many have to be there.</param>
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
