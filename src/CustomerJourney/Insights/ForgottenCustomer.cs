namespace CustomerJourney.Insights;

/// <summary>Receipt of an erasure: counts, and what is left for a person to do. It holds no personal value.</summary>
/// <param name="Customer">Id of the customer that is no more.</param>
/// <param name="Parties">Party records erased.</param>
/// <param name="Identifiers">Identifiers erased; those shared with others stay.</param>
/// <param name="Touchpoints">Touchpoints erased.</param>
/// <param name="Milestones">Milestones erased.</param>
/// <param name="RawRows">Rows taken out of delivered files under <c>raw/</c>.</param>
/// <param name="QuarantinedRows">Quarantined rows whose text spoke of the customer; they stay counted, their text is gone.</param>
/// <param name="FilesLeft">Delivered files that tell of the customer and could not be written again (a damaged archive, nested Parquet columns): replace or delete them.</param>
/// <param name="LiveSources">Sources whose touchpoints of the customer came without a file: their sender may have them still.</param>
public sealed record ForgottenCustomer(
    string Customer, int Parties, int Identifiers, int Touchpoints, int Milestones, long RawRows, int QuarantinedRows, IReadOnlyList<string> FilesLeft, IReadOnlyList<string> LiveSources);
