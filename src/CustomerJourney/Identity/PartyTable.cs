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

    /// <summary>A party's values by the table's columns.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(PartyRecord party)
    {
        var (table, _) = Of([party]);
        return table.Columns.ToDictionary(column => column.Name, column => column.Values[column.Numbers[0]]);
    }

    /// <summary>A party from values by the table's columns.</summary>
    public static PartyRecord PartyOf(string key, IReadOnlyDictionary<string, string> values)
    {
        string? Value(string name) => values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
        string[] Set(string name) => [.. values.Where(value => value.Key.Split('#')[0] == name && value.Value.Length > 0).OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => value.Value).Distinct()];
        var birth = DateText.TryParse(Value("birthDate") ?? "", out var date) && DateOnly.TryParseExact($"{date.Year:0000}-{date.Month:00}-{date.Day:00}", "yyyy-MM-dd", out var day) ? day : (DateOnly?)null;
        var kinds = values.Keys.Where(name => name.Contains('#', StringComparison.Ordinal)).Select(name => name.Split('#')[0]).Except(OwnFields).Distinct();
        return new(
            new PartyId($"party:request:{key}"), "request", key, null, Value("givenName"), Value("familyName"), birth, Set("phone"), Set("email"), Value("street"), Value("postalCode"), Value("city"), null,
            new Dictionary<string, string>(), [.. kinds.SelectMany(kind => Set(kind).Select(value => new Identifier(kind, value)))]);
    }
}
