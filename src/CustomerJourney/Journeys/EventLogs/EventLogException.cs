namespace CustomerJourney.Journeys;

/// <summary>An event log cannot be read at all; the command line shows the message, which names file, line and what to do.</summary>
public sealed class EventLogException(string message, Exception? innerException = null) : Exception(message, innerException);
