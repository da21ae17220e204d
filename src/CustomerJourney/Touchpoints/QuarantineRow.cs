namespace CustomerJourney.Touchpoints;

/// <summary>A row that could not be mapped, as the lake's table <c>quarantine/rows</c> stores it.</summary>
/// <param name="Batch">The batch that brought it.</param>
/// <param name="Source">Name of the source.</param>
/// <param name="File">File relative to its source.</param>
/// <param name="Line">Line where the row begins, from 1.</param>
/// <param name="Reason">What is wrong, naming column and rule; never a personal value.</param>
/// <param name="Raw">The row's text as it was in the file; for a row beyond the size limit its beginning.</param>
public sealed record QuarantineRow(string Batch, string Source, string File, long Line, string Reason, string Raw);
