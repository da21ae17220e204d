using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Deterministic;

/// <summary>The parties in columns of small integers, as compound keys compare them; 0 means the party does not say.</summary>
internal sealed class PartyTerms
{
    private readonly Dictionary<(string Kind, string Value), int> _numbers = [];

    private PartyTerms(IReadOnlyList<PartyRecord> parties)
    {
        Parties = parties;
        Given = Column("givenName", party => NameText.Fold(party.GivenName));
        Family = Column("familyName", party => NameText.Fold(party.FamilyName));
        Birth = Column("birthDate", party => party.BirthDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Street = Column("street", party => NameText.Fold(party.Street));
        Postal = Column("postalCode", party => NameText.FoldCode(party.PostalCode));
        City = Column("city", party => NameText.Fold(party.City));
        Identifiers = [.. parties.Select(IdentifiersOf)];
    }

    /// <summary>The parties, in the order of every column.</summary>
    public IReadOnlyList<PartyRecord> Parties { get; }

    public int[] Given { get; }

    public int[] Family { get; }

    public int[] Birth { get; }

    public int[] Street { get; }

    public int[] Postal { get; }

    public int[] City { get; }

    /// <summary>Per party its identifiers as numbers, each kind and value once.</summary>
    public int[][] Identifiers { get; }

    /// <summary>Kind and value of every number; number 0 is none.</summary>
    public List<(string Kind, string Value)> Meanings { get; } = [("", "")];

    public static PartyTerms Of(IReadOnlyList<PartyRecord> parties) => new(parties);

    /// <summary>The column of a field; null when <paramref name="part"/> is an identifier kind.</summary>
    public int[]? Field(string part) => part switch
    {
        "givenName" => Given,
        "familyName" => Family,
        "birthDate" => Birth,
        "street" => Street,
        "postalCode" => Postal,
        "city" => City,
        _ => null,
    };

    private int[] Column(string field, Func<PartyRecord, string?> value) => [.. Parties.Select(party => NumberOf(field, value(party)))];

    private int[] IdentifiersOf(PartyRecord party) =>
        [.. party.Identifiers.Select(identifier => NumberOf(identifier.Kind, identifier.Value))
            .Concat(party.Emails.Select(email => NumberOf("email", email)))
            .Concat(party.Phones.Select(phone => NumberOf("msisdn", phone)))
            .Where(number => number != 0).Distinct().Order()];

    private int NumberOf(string kind, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return 0;
        if (!_numbers.TryGetValue((kind, value), out var number))
        {
            _numbers.Add((kind, value), number = Meanings.Count);
            Meanings.Add((kind, value));
        }

        return number;
    }
}
