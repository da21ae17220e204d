namespace CustomerJourney.Identity.Attribution;

/// <summary>Whose each touchpoint is.</summary>
/// <param name="Customers">By touchpoint: number of the customer, or -1 where nobody known can be told.</param>
/// <param name="Groups">By touchpoint without a customer: number of the identifier that names its anonymous customer, or -1 where it carries none; -1 for the others.</param>
/// <param name="Owners">By identifier: the customer it leads to alone, or -1.</param>
/// <param name="Ambiguous">Touchpoints that led to several customers alike and went to the first of them.</param>
public sealed record Attributed(int[] Customers, int[] Groups, int[] Owners, long Ambiguous);
