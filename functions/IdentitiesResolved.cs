using Amazon.Lambda.KinesisEvents;
using CustomerJourney.Identity.Arrivals;
using CustomerJourney.Identity.Resolved;

namespace CustomerJourney.Functions;

/// <summary>What a resolution found; what a resolution of everything tells is null where only changes were resolved, and the other way round.</summary>
/// <param name="Parties">Party records resolved.</param>
/// <param name="Customers">Customers they make.</param>
/// <param name="Merges">Customers that became one.</param>
/// <param name="Splits">Customers that became several.</param>
/// <param name="Touchpoints">Touchpoints in all; of changes, those that have another customer now.</param>
/// <param name="Moved">Of changes: party records that have their first or another customer now.</param>
/// <param name="BatchItemFailures">Of changes: the first record that was not done; whoever sent the records sends them again from there.</param>
/// <param name="Fingerprint">Of everything: the same input is not resolved twice.</param>
/// <param name="AnonymousCustomers">Of everything: customers known by touchpoints only.</param>
/// <param name="AmbiguousTouchpoints">Of everything: touchpoints that led to several customers alike.</param>
/// <param name="Reviews">Of everything: doubtful cases for a steward.</param>
/// <param name="EstimatedPrecision">Of everything: of the links between party records, as the model estimates it.</param>
/// <param name="EstimatedRecall">Of everything: likewise.</param>
public sealed record IdentitiesResolved(
    int Parties,
    int Customers,
    int Merges,
    int Splits,
    int Touchpoints,
    int? Moved = null,
    IReadOnlyList<StreamsEventResponse.BatchItemFailure>? BatchItemFailures = null,
    string? Fingerprint = null,
    int? AnonymousCustomers = null,
    long? AmbiguousTouchpoints = null,
    int? Reviews = null,
    double? EstimatedPrecision = null,
    double? EstimatedRecall = null)
{
    /// <summary>Of everything. Cases name party records, whose ids may hold a source's key: the record of a run keeps none.</summary>
    internal static IdentitiesResolved Of(ResolutionReport report) => new(
        report.Parties, report.Customers, report.Merges, report.Splits, report.Touchpoints, null, null,
        report.Fingerprint, report.AnonymousCustomers, report.AmbiguousTouchpoints, report.Reviews, report.EstimatedPrecision, report.EstimatedRecall);

    /// <summary>Of changes.</summary>
    internal static IdentitiesResolved Of(ArrivalReport report, string? failed) => new(
        report.Parties, report.Customers, report.Merges, report.Splits, report.Touchpoints, report.Moved,
        failed is null ? [] : [new StreamsEventResponse.BatchItemFailure { ItemIdentifier = failed }]);
}
