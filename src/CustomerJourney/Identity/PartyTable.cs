using System.Globalization;
using CustomerJourney.Identity.Linkage;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity;

/// <summary>Parties as a table of records, with the model that fits every party.</summary>
internal static class PartyTable
{
    private const int MostValues = 2;
    private static readonly HashSet<string> OwnFields = ["email", "msisdn", "phone"];

    /// <summary>Makes the table and its model.</summary>
    public static (RecordTable Table, IdentityModel Model) Of(IReadOnlyList<PartyRecord> parties)
    {
        var fields = new List<ModelField>();
        var columns = new List<TextColumn>();
        void Add(string name, FieldRole role, Func<PartyRecord, string?> value)
        {
            var column = new TextColumnBuilder(name);
            foreach (var party in parties)
                column.Add(value(party));
            var built = column.Build();
            if (built.Values.Count <= 1)
                return;
            columns.Add(built);
            fields.Add(new(name, role));
        }

        Add("givenName", FieldRole.GivenName, party => party.GivenName);
        Add("familyName", FieldRole.FamilyName, party => party.FamilyName);
        Add("birthDate", FieldRole.BirthDate, party => party.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("street", FieldRole.Street, party => party.Street);
        Add("postalCode", FieldRole.PostalCode, party => party.PostalCode);
        Add("city", FieldRole.City, party => party.City);
        for (var place = 0; place < MostValues; place++)
        {
            var at = place;
            Add($"phone#{at}", FieldRole.Phone, party => party.Phones.ElementAtOrDefault(at));
            Add($"email#{at}", FieldRole.Email, party => party.Emails.ElementAtOrDefault(at));
        }

        foreach (var kind in parties.SelectMany(party => party.Identifiers).Select(identifier => identifier.Kind).Distinct().Except(OwnFields).Order(StringComparer.Ordinal).ToList())
        {
            for (var place = 0; place < MostValues; place++)
            {
                var at = place;
                Add($"{kind}#{at}", FieldRole.Id, party => party.Identifiers.Where(identifier => identifier.Kind == kind).Select(identifier => identifier.Value).ElementAtOrDefault(at));
            }
        }

        return (new RecordTable([.. parties.Select(party => party.Id.Value)], columns), new IdentityModel(fields));
    }
}
