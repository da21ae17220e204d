namespace CustomerJourney.Touchpoints.Rows;

/// <summary>One row of a file that somebody else cut into rows, as Spark does.</summary>
/// <param name="File">Name of the file relative to <c>raw/</c>.</param>
/// <param name="Header">The file's header line; null when the mapping names the columns, or the file is JSON.</param>
/// <param name="Line">Line where the row begins, from 1.</param>
/// <param name="Row">Number of the row in the file, from 1.</param>
/// <param name="Earlier">Number of earlier rows of the file with the same text; null counts those seen here.</param>
/// <param name="Text">The row's text.</param>
public sealed record SourceRecord(string File, string? Header, long Line, long Row, int? Earlier, string Text);
