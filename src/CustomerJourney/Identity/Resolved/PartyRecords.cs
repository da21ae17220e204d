using System.Text.Json;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Resolved;

/// <summary>Reads party records back from the lake's rows.</summary>
internal static class PartyRecords
{
    /// <summary>Reads every party with its identifiers.</summary>
    public static async Task<IReadOnlyList<PartyRecord>> ReadAsync(CuratedTables curated, CancellationToken cancellationToken)
    {
        var identifiers = new Dictionary<string, List<Identifier>>(StringComparer.Ordinal);
        await foreach (var row in curated.PartyIdentifiers.ReadAsync(cancellationToken))
            (identifiers.TryGetValue(row.PartyId, out var list) ? list : identifiers[row.PartyId] = []).Add(new Identifier(row.Kind, row.Value));
        var parties = new List<PartyRecord>();
        await foreach (var row in curated.Parties.ReadAsync(cancellationToken))
            parties.Add(Of(row, identifiers.GetValueOrDefault(row.PartyId, [])));
        return parties;
    }

    private static PartyRecord Of(PartyRow row, IReadOnlyList<Identifier> identifiers) => new(
        new PartyId(row.PartyId), row.Source, row.RecordKey, row.UpdatedAt, row.GivenName, row.FamilyName, row.BirthDate, Texts(row.Phones), Texts(row.Emails),
        row.Street, row.PostalCode, row.City, row.Country, AttributeText.Read(row.Attributes), identifiers);

    private static string[] Texts(string? json) => json is null ? [] : JsonSerializer.Deserialize(json, RowJson.Default.StringArray)!;

}
