namespace CustomerJourney.Journeys;

/// <summary>Two populations side by side. Each list is sorted by corrected significance, then by the size of the difference.</summary>
/// <param name="AnchorsA">Journeys of the first.</param>
/// <param name="AnchorsB">Journeys of the second.</param>
/// <param name="Tests">How many comparisons were made in all; what the correction is for.</param>
/// <param name="Journeys">Whole listed journeys.</param>
/// <param name="Steps">Steps, by the journeys that contain them.</param>
/// <param name="Paths">Steps and the one directly after, by the journeys that contain them.</param>
public sealed record ComparisonAnswer(long AnchorsA, long AnchorsB, int Tests, IReadOnlyList<ComparedJourney> Journeys, IReadOnlyList<ComparedJourney> Steps, IReadOnlyList<ComparedJourney> Paths);

/// <summary>A journey, step or path in both populations.</summary>
/// <param name="Steps">Its steps.</param>
/// <param name="CountA">Journeys of the first that are it or contain it.</param>
/// <param name="CountB">Of the second.</param>
/// <param name="ShareA">Of all journeys of the first, 0 to 1.</param>
/// <param name="ShareB">Of the second.</param>
/// <param name="Difference">Share of the first less that of the second.</param>
/// <param name="Lift">Share of the first by that of the second; null when the second has none.</param>
/// <param name="PValue">Two-sided.</param>
/// <param name="QValue">Corrected for all comparisons made (Benjamini and Hochberg).</param>
public sealed record ComparedJourney(IReadOnlyList<string> Steps, long CountA, long CountB, double ShareA, double ShareB, double Difference, double? Lift, double PValue, double QValue);
