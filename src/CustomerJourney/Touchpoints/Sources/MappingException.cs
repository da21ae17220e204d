namespace CustomerJourney.Touchpoints.Sources;

/// <summary>A mapping does not read, or does not fit a file; named by the state machine's <c>Catch</c> and by the command line.</summary>
/// <param name="message">Every mistake with its place; no personal value.</param>
public sealed class MappingException(string message) : Exception(message);
