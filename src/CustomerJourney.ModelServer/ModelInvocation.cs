namespace CustomerJourney.ModelServer;

/// <summary>A loaded model: answers one request, JSON to JSON.</summary>
public delegate ReadOnlyMemory<byte> ModelInvocation(ReadOnlyMemory<byte> request, CancellationToken cancellationToken);
