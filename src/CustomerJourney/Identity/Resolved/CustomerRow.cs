using System.Globalization;
using System.Text.Json;

namespace CustomerJourney.Identity.Resolved;

/// <summary>A customer with its golden record, as the lake's table <c>resolved/customers</c> stores it.</summary>
/// <param name="CustomerId">The key.</param>
/// <param name="Generation">The run that founded it, from 1; 0 for an anonymous customer.</param>
/// <param name="IsAnonymous">Known by touchpoints only, no party record.</param>
/// <param name="Parties">Number of its party records.</param>
/// <param name="Segment">Segment, when a source gives the attribute <c>segment</c>.</param>
/// <param name="Region">Region, when a source gives the attribute <c>region</c>.</param>
/// <param name="Since">Customer since, when a source gives the attribute <c>since</c> as an ISO date.</param>
/// <param name="GivenName">First name.</param>
/// <param name="FamilyName">Last name.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Phone">Phone number.</param>
/// <param name="Street">Street and number.</param>
/// <param name="PostalCode">Postal code.</param>
/// <param name="City">City.</param>
/// <param name="Golden">The golden record with its provenance, JSON: field → value, party, source, rule, support, others; null when anonymous.</param>
public sealed record CustomerRow(
    string CustomerId,
    int Generation,
    bool IsAnonymous,
    int Parties,
    string? Segment,
    string? Region,
    DateOnly? Since,
    string? GivenName,
    string? FamilyName,
    DateOnly? BirthDate,
    string? Email,
    string? Phone,
    string? Street,
    string? PostalCode,
    string? City,
    string? Golden)
{
    /// <summary>A resolved customer's row.</summary>
    internal static CustomerRow Of(ResolvedCustomer customer)
    {
        var golden = customer.Golden.Values.ToDictionary(
            field => field.Key, field => new GoldenField(field.Value.Value, field.Value.Party.Value, field.Value.Source, field.Value.Rule.ToString(), field.Value.Support, field.Value.Others));
        return new CustomerRow(
            customer.Id.Value, customer.Generation, IsAnonymous: false, customer.Parties.Count, Text("segment"), Text("region"), Date("since"), Text("givenName"), Text("familyName"), Date("birthDate"),
            Text("email"), Text("phone"), Text("street"), Text("postalCode"), Text("city"), JsonSerializer.Serialize(golden, RowJson.Default.DictionaryStringGoldenField));

        string? Text(string field) => golden.GetValueOrDefault(field)?.Value;

        DateOnly? Date(string field) =>
            DateOnly.TryParseExact(Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }

    /// <summary>The row of a customer who is known by touchpoints only.</summary>
    internal static CustomerRow Anonymous(string id) => new(id, 0, IsAnonymous: true, 0, null, null, null, null, null, null, null, null, null, null, null, null);
}
