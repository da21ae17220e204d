namespace CustomerJourney.Journeys;

/// <summary>What happened after similar journeys, against what happens after all.</summary>
/// <param name="Step">A step.</param>
/// <param name="Count">Similar journeys that it followed within the horizon.</param>
/// <param name="Share">Of the similar, 0 to 1.</param>
/// <param name="BaseShare">Of all journeys compared, 0 to 1.</param>
/// <param name="Lift">Share by base share.</param>
public sealed record SimilarNext(string Step, long Count, double Share, double BaseShare, double Lift);
