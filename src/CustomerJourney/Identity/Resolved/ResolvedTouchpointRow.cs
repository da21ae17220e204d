using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Resolved;

/// <summary>A touchpoint with its customer, as the lake's table <c>resolved/touchpoints</c> stores it: by customer, instant and sequence.</summary>
/// <param name="TouchpointId">The key.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="At">The instant, UTC.</param>
/// <param name="Sequence">Orders touchpoints of one instant.</param>
/// <param name="Type">What happened.</param>
/// <param name="Channel">Where.</param>
/// <param name="Source">Who tells it.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Amount">Money in major units.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Attributes">Further attributes, a JSON object of strings.</param>
public sealed record ResolvedTouchpointRow(
    string TouchpointId,
    string CustomerId,
    DateTimeOffset At,
    string Sequence,
    string Type,
    string? Channel,
    string Source,
    string? Outcome,
    decimal? Amount,
    string? Currency,
    string? Attributes)
{
    /// <summary>A touchpoint's row when it is a customer's.</summary>
    internal static ResolvedTouchpointRow Of(TouchpointRow row, string customerId) => new(
        row.TouchpointId, customerId, row.At, row.Sequence, row.Type, row.Channel, row.Source, row.Outcome, row.Amount, row.Currency, row.Attributes);
}
