namespace CustomerJourney.Kpis;

/// <summary>The warehouse refused a statement; named by the state machines' <c>Retry</c> and by the command line.</summary>
public sealed class WarehouseException(string message, Exception? innerException = null) : Exception(message, innerException);
