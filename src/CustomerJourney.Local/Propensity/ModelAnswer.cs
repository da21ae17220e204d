namespace CustomerJourney.Local.Propensity;

/// <summary>Answers one request of an endpoint, JSON to JSON.</summary>
public delegate Task<ReadOnlyMemory<byte>> ModelAnswer(ReadOnlyMemory<byte> request, CancellationToken cancellationToken);
