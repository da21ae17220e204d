namespace CustomerJourney.Identity.Resolved;

/// <summary>What a resolution run found.</summary>
/// <param name="Fingerprint">Of the input: the same input is not resolved twice.</param>
/// <param name="Parties">Party records.</param>
/// <param name="Customers">Customers with party records.</param>
/// <param name="AnonymousCustomers">Customers known by touchpoints only.</param>
/// <param name="Touchpoints">Touchpoints.</param>
/// <param name="AmbiguousTouchpoints">Touchpoints that led to several customers alike.</param>
/// <param name="Merges">Customers that became one since the run before.</param>
/// <param name="Splits">Customers that became several since the run before.</param>
/// <param name="Reviews">Doubtful cases for a steward.</param>
/// <param name="ReviewCases">The first of them, worst first.</param>
/// <param name="EstimatedPrecision">Of the links between party records, as the model estimates it.</param>
/// <param name="EstimatedRecall">Of the links between party records, as the model estimates it.</param>
public sealed record ResolutionReport(
    string Fingerprint,
    int Parties,
    int Customers,
    int AnonymousCustomers,
    int Touchpoints,
    long AmbiguousTouchpoints,
    int Merges,
    int Splits,
    int Reviews,
    IReadOnlyList<string> ReviewCases,
    double EstimatedPrecision,
    double EstimatedRecall);
