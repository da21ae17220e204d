namespace CustomerJourney.Journeys;

/// <summary>Reads attributes of customers that a later stage knows, to filter journeys by.</summary>
/// <returns>Customer, name and value; a later one of the same name counts.</returns>
public delegate IAsyncEnumerable<(string CustomerId, string Name, string Value)> ReadMoreAttributes(CancellationToken cancellationToken);
