namespace CustomerJourney.Identity;

/// <summary>A model endpoint is not there or refused a request; named by the state machines' <c>Retry</c>.</summary>
public sealed class ModelEndpointException(string message, Exception? innerException = null) : Exception(message, innerException);
