namespace CustomerJourney.Propensity;

/// <summary>A table, a definition or a question does not allow a propensity; the message says where and what to do. Named by the command line and the state machines' <c>Catch</c>.</summary>
public sealed class PropensityException(string message, Exception? innerException = null) : Exception(message, innerException);
