namespace GenesysArchitect.Tests;

/// <summary>
/// Waits for an event that must occur, without a claim about time. A test that hangs fails
/// after some minutes; the time it takes says nothing about the product.
/// </summary>
internal static class Patience
{
    /// <summary>The time after which a test is considered to hang, on any machine.</summary>
    public static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(8);

    /// <summary>How often a condition without an event is checked.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits until a condition is met.</summary>
    public static async Task UntilAsync(Func<bool> isSo)
    {
        using var guard = new CancellationTokenSource(HangGuard);
        while (!isSo())
        {
            await Task.Delay(Pause, guard.Token);
        }
    }

    /// <summary>Waits until a condition is met.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var guard = new CancellationTokenSource(HangGuard);
        while (!await isSo())
        {
            await Task.Delay(Pause, guard.Token);
        }
    }

    /// <summary>Waits for a task that must complete.</summary>
    public static Task OrHang(this Task task) => task.WaitAsync(HangGuard);

    /// <summary>Waits for a task that must complete.</summary>
    public static Task<T> OrHang<T>(this Task<T> task) => task.WaitAsync(HangGuard);
}
