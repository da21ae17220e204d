using System.Globalization;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity;

/// <summary>Chooses the best value of each field among a customer's parties.</summary>
internal static class GoldenRecords
{
    private const string IsoDate = "yyyy-MM-dd";

    /// <summary>The golden record of some parties.</summary>
    public static GoldenRecord Of(IReadOnlyList<PartyRecord> parties, ResolutionOptions options)
    {
        var candidates = new SortedDictionary<string, List<(string Value, PartyRecord Party)>>(StringComparer.Ordinal);
        foreach (var party in parties)
        {
            foreach (var (field, value) in FieldsOf(party))
                (candidates.TryGetValue(field, out var values) ? values : candidates[field] = []).Add((value, party));
        }

        return new(candidates.ToDictionary(
            field => field.Key,
            field => Survivor(field.Value, options.Survivorship.GetValueOrDefault(field.Key, Survivorship.MostRecent), options.TrustedSources)));
    }

    private static IEnumerable<(string Field, string Value)> FieldsOf(PartyRecord party)
    {
        (string, string?)[] fixedFields =
        [
            ("givenName", party.GivenName), ("familyName", party.FamilyName), ("birthDate", party.BirthDate?.ToString(IsoDate, CultureInfo.InvariantCulture)),
            ("street", party.Street), ("postalCode", party.PostalCode), ("city", party.City), ("country", party.Country),
        ];
        foreach (var (field, value) in fixedFields)
        {
            if (!string.IsNullOrEmpty(value))
                yield return (field, value);
        }

        foreach (var phone in party.Phones)
            yield return ("phone", phone);
        foreach (var email in party.Emails)
            yield return ("email", email);
        foreach (var (name, value) in party.Attributes)
        {
            if (value.Length > 0)
                yield return (name, value);
        }
    }

    private static GoldenValue Survivor(List<(string Value, PartyRecord Party)> values, Survivorship rule, IReadOnlyList<string> trusted)
    {
        var support = values.CountBy(value => value.Value).ToDictionary();
        var best = values.OrderBy(value => Rank(rule, value, support, trusted))
            .ThenBy(value => Rank(Survivorship.MostRecent, value, support, trusted))
            .ThenBy(value => Rank(Survivorship.MostTrusted, value, support, trusted))
            .ThenBy(value => Rank(Survivorship.MostFrequent, value, support, trusted))
            .ThenBy(value => value.Value, StringComparer.Ordinal).ThenBy(value => value.Party.Id.Value, StringComparer.Ordinal).First();
        return new(best.Value, best.Party.Id, best.Party.Source, rule, support[best.Value], values.Count - support[best.Value]);
    }

    private static long Rank(Survivorship rule, (string Value, PartyRecord Party) value, Dictionary<string, int> support, IReadOnlyList<string> trusted) => rule switch
    {
        Survivorship.MostRecent => -(value.Party.UpdatedAt?.UtcTicks ?? long.MinValue / 2),
        Survivorship.MostTrusted => IndexOf(trusted, value.Party.Source),
        Survivorship.MostFrequent => -support[value.Value],
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static int IndexOf(IReadOnlyList<string> trusted, string source)
    {
        for (var rank = 0; rank < trusted.Count; rank++)
        {
            if (trusted[rank] == source)
                return rank;
        }

        return int.MaxValue;
    }
}
