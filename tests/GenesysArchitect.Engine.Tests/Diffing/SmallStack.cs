using System.Runtime.ExceptionServices;

namespace GenesysArchitect.Engine.Tests.Diffing;

/// <summary>Runs an action on a thread with a very small stack.</summary>
internal static class SmallStack
{
    private const int Bytes = 256 * 1024;

    public static T Run<T>(Func<T> work)
    {
        T? done = default;
        ExceptionDispatchInfo? failed = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    done = work();
                }
#pragma warning disable CA1031 // It is rethrown on the waiting thread.
                catch (Exception failure)
#pragma warning restore CA1031
                {
                    failed = ExceptionDispatchInfo.Capture(failure);
                }
            },
            Bytes);
        thread.Start();
        thread.Join();
        failed?.Throw();
        return done!;
    }
}
