namespace CustomerJourney.Identity.Resolved;

/// <summary>A merge, split, growth or end of a customer, as the lake's table <c>resolved/identity_events</c> stores it.</summary>
/// <param name="At">When the run was, UTC.</param>
/// <param name="Kind">What happened.</param>
/// <param name="CustomerId">The customer it is about.</param>
/// <param name="Before">Customers before, separated by blanks.</param>
/// <param name="After">Customers after, separated by blanks.</param>
/// <param name="Moved">Party records that changed customer, separated by blanks.</param>
/// <param name="Reason">Why; no personal value.</param>
public sealed record IdentityEventRow(DateTimeOffset At, string Kind, string CustomerId, string Before, string After, string Moved, string Reason)
{
    /// <summary>An event's row.</summary>
    internal static IdentityEventRow Of(IdentityEvent one, DateTimeOffset at) => new(
        at, one.Kind.ToString().ToLowerInvariant(), one.Customer.Value, Join(one.Before.Select(id => id.Value)), Join(one.After.Select(id => id.Value)), Join(one.Moved.Select(id => id.Value)), one.Reason);

    private static string Join(IEnumerable<string> ids) => string.Join(' ', ids);
}
