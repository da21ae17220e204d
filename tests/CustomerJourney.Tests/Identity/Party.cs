using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity;

/// <summary>Party records for tests, in one line each.</summary>
internal static class Party
{
    public static PartyRecord Of(
        string key, string? given = null, string? family = null, string? birth = null, string? email = null, string? phone = null,
        string? street = null, string? postal = null, string? city = null, string source = "crm", string? account = null, string? device = null, string? updated = null) =>
        new(new PartyId($"party:{source}:{key}"), source, key, updated is null ? null : DateTimeOffset.Parse(updated, System.Globalization.CultureInfo.InvariantCulture),
            given, family, birth is null ? null : DateOnly.ParseExact(birth, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            phone is null ? [] : [phone], email is null ? [] : [email], street, postal, city, null, new Dictionary<string, string>(),
            [.. new (string, string?)[] { ("msisdn", phone), ("email", email), ("account", account), ("device", device) }
                .Where(pair => pair.Item2 is not null).Select(pair => new Identifier(pair.Item1, pair.Item2!))]);
}
