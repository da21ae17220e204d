using CustomerJourney.Touchpoints;

namespace CustomerJourney.Journeys;

/// <summary>An event log as read. Rows = touchpoints read + rejected.</summary>
/// <param name="Index">The index.</param>
/// <param name="Rows">Rows of the log, without header and blank lines.</param>
/// <param name="Rejected">Rows that could not be read, with their line and the reason.</param>
/// <param name="LeftOut">Columns that were not kept since they hold too many different values.</param>
public sealed record EventLogReading(JourneyIndex Index, long Rows, IReadOnlyList<RejectedRow> Rejected, IReadOnlyList<string> LeftOut);
