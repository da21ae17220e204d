namespace CustomerJourney.Journeys;

/// <summary>A question about journeys cannot be answered as asked: no such step, customer or attribute. The message says what there is.</summary>
public sealed class JourneyQuestionException(string message) : Exception(message);
