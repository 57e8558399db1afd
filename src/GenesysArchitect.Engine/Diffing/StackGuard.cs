using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace GenesysArchitect.Engine.Diffing;

/// <summary>
/// Lets a recursion over a document continue on another stack. A flow of a thousand nested blocks
/// is two thousand levels deep, and some threads have only a small stack.
/// </summary>
internal static class StackGuard
{
    private const int NewStack = 16 * 1024 * 1024;

    /// <summary>Whether the recursion should continue with <see cref="Continue"/>.</summary>
    public static bool IsNearlyExhausted => !RuntimeHelpers.TryEnsureSufficientExecutionStack();

    /// <summary>Runs an action on a new stack, and returns when it has ended.</summary>
    public static void Continue(Action recursion)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    recursion();
                }
#pragma warning disable CA1031 // It is rethrown on the calling thread.
                catch (Exception thrown)
#pragma warning restore CA1031
                {
                    failure = ExceptionDispatchInfo.Capture(thrown);
                }
            },
            NewStack);
        thread.IsBackground = true;
        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}
