namespace CustomerJourney.Touchpoints.Rows;

/// <summary>A source file cannot be read at all; named by the state machine's <c>Catch</c> and by the command line.</summary>
/// <param name="message">Which file, what is wrong and what to do; no personal value.</param>
/// <param name="innerException">What it came from, if anything.</param>
public sealed class SourceFileException(string message, Exception? innerException = null) : Exception(message, innerException);
