namespace GenesysArchitect.Tests;

/// <summary>
/// What a test waits for without a claim about time: an event that has to come. A test that hangs ends as a failure
/// after some minutes; how long that takes says nothing about the product.
/// </summary>
internal static class Patience
{
    /// <summary>After how long a test hangs, however slow the machine is.</summary>
    public static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(8);

    /// <summary>How soon a condition that raises no event is looked at again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(Func<bool> isSo)
    {
        using var guard = new CancellationTokenSource(HangGuard);
        while (!isSo())
        {
            await Task.Delay(Pause, guard.Token);
        }
    }

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var guard = new CancellationTokenSource(HangGuard);
        while (!await isSo())
        {
            await Task.Delay(Pause, guard.Token);
        }
    }

    /// <summary>Waits for what has to come.</summary>
    public static Task OrHang(this Task task) => task.WaitAsync(HangGuard);

    /// <summary>Waits for what has to come.</summary>
    public static Task<T> OrHang<T>(this Task<T> task) => task.WaitAsync(HangGuard);
}
