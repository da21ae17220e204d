namespace CustomerJourney.Touchpoints.Rows;

/// <summary>How far a batch is.</summary>
/// <param name="File">The file.</param>
/// <param name="BytesRead">Bytes of the file taken so far.</param>
/// <param name="Bytes">Bytes of the file.</param>
/// <param name="Rows">Rows read so far.</param>
public sealed record BatchProgress(string File, long BytesRead, long Bytes, long Rows);
