namespace CustomerJourney.Identity.Linkage;

/// <summary>A part of a blocking key: per record a number; 0 means the record has none.</summary>
/// <param name="Name">What it is made of.</param>
/// <param name="Numbers">Per record.</param>
internal sealed record KeyColumn(string Name, int[] Numbers);
