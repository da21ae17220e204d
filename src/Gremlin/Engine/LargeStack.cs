using System.Runtime.ExceptionServices;

namespace Gremlin.Engine;

/// <summary>Runs work that goes deep on a thread with room for it.</summary>
internal static class LargeStack
{
    public static T Run<T>(Func<T> work, int stackBytes)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
#pragma warning disable CA1031 // The failure goes on to the thread that waits for it.
                catch (Exception thrown)
#pragma warning restore CA1031
                {
                    failure = ExceptionDispatchInfo.Capture(thrown);
                }
            },
            stackBytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
