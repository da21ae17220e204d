using Amazon.Lambda.Core;

namespace CustomerJourney.Functions.Protocol;

/// <summary>The token a handler passes on: it fires shortly before Lambda would end the function, so that work stops in a sound state.</summary>
internal static class Deadline
{
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(500);

    /// <summary>Begins the countdown; dispose it when the call ends.</summary>
    public static CancellationTokenSource Of(ILambdaContext context)
    {
        var source = context is IStoppableContext stoppable
            ? CancellationTokenSource.CreateLinkedTokenSource(stoppable.Stopping)
            : new CancellationTokenSource();
        var left = context.RemainingTime - Margin;
        source.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        return source;
    }
}
