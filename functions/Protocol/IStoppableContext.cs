using Amazon.Lambda.Core;

namespace CustomerJourney.Functions.Protocol;

/// <summary>A context whose call can be stopped before its time is up, as by Ctrl-C on one machine. Lambda's own cannot.</summary>
public interface IStoppableContext : ILambdaContext
{
    /// <summary>Fires when the caller no longer waits.</summary>
    CancellationToken Stopping { get; }
}
