namespace CustomerJourney.Touchpoints;

/// <summary>A live Parquet file of a lake table.</summary>
/// <param name="Key">Key in the object lake.</param>
/// <param name="Rows">Rows in it.</param>
public sealed record LakeFile(string Key, long Rows);
