namespace CustomerJourney.Ccj.SampleWorld;

/// <summary>Something that happened to a person, before any source wrote it down.</summary>
/// <param name="Source">Which silo sees it.</param>
/// <param name="Type">What happened, in the silo's word.</param>
/// <param name="At">The instant, UTC.</param>
/// <param name="Outcome">How it ended; null when the silo keeps none.</param>
/// <param name="Amount">Pounds; null when no money.</param>
/// <param name="Detail">A remark, page, plan or score.</param>
internal sealed record Happening(string Source, string Type, DateTime At, string? Outcome = null, decimal? Amount = null, string? Detail = null);
