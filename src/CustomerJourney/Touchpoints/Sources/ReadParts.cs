namespace CustomerJourney.Touchpoints.Sources;

/// <summary>Reads the two things a row can be: a touchpoint and a party record.</summary>
internal sealed class ReadParts(MappingText text, ReadValues values, IReadOnlyList<IdentifierMapping> shared)
{
    private static readonly string[] PartyFields = ["name", "givenName", "familyName", "street", "postalCode", "city", "country"];

    private static readonly Dictionary<string, NameOrder> NameOrders = new(StringComparer.Ordinal)
    {
        ["byComma"] = NameOrder.ByComma,
        ["givenFirst"] = NameOrder.GivenFirst,
        ["familyFirst"] = NameOrder.FamilyFirst,
    };

    /// <summary>The part <c>touchpoint</c>.</summary>
    public TouchpointMapping Touchpoint(JsonPlace value)
    {
        var written = new MappingObject(text, value, "'touchpoint'");
        var type = written.Need("type", "A column's name, or {\"constant\": \"call\"}.");
        var at = written.Need("at", "A column's name, or {\"column\": …, \"format\": …, \"zone\": …}.");
        var read = new TouchpointMapping(
            written.Find("where") is { } where ? values.Conditions(where) : [],
            type is null ? ValueMapping.Of("") : values.Value(type, "'type'"),
            at is null ? new InstantMapping(ValueMapping.Of(""), ["iso"], "UTC", AmbiguousTime.Earlier) : values.Instant(at, "'at'"),
            written.Find("channel") is { } channel ? values.Value(channel, "'channel'") : null,
            written.Find("outcome") is { } outcome ? values.Value(outcome, "'outcome'") : null,
            written.Find("amount") is { } amount ? values.Amount(amount) : null,
            written.Find("key") is { } key ? Key(key) : null,
            [.. shared, .. written.Find("identifiers") is { } identifiers ? values.Identifiers(identifiers) : []],
            written.Find("attributes") is { } attributes ? values.Attributes(attributes) : []);
        written.Finish();
        return read;
    }

    /// <summary>The part <c>party</c>.</summary>
    public PartyMapping Party(JsonPlace value)
    {
        var written = new MappingObject(text, value, "'party'");
        var key = written.Need("key", "The column with the source's key of the person.");
        var read = new PartyMapping(
            written.Find("where") is { } where ? values.Conditions(where) : [],
            key is null ? ValueMapping.Of("") : Key(key),
            written.Find("updatedAt") is { } updated ? values.Instant(updated, "'updatedAt'") : null,
            written.Find("birthDate") is { } birth ? values.Date(birth, "'birthDate'") : null,
            written.Find("nameOrder") is { } order ? text.WordOf(order, "'nameOrder'", NameOrders) : NameOrder.ByComma,
            Fields(written),
            [.. Contacts(written), .. shared, .. written.Find("identifiers") is { } identifiers ? values.Identifiers(identifiers) : []],
            written.Find("attributes") is { } attributes ? values.Attributes(attributes) : []);
        written.Finish();
        return read;
    }

    private Dictionary<string, ValueMapping> Fields(MappingObject written)
    {
        var fields = new Dictionary<string, ValueMapping>(StringComparer.Ordinal);
        JsonPlace? whole = null;
        foreach (var name in PartyFields)
        {
            if (written.Find(name) is not { } field)
                continue;
            fields[name] = values.Value(field, $"'{name}'");
            whole = name == "name" ? field : whole;
        }

        if (whole is not null && (fields.ContainsKey("givenName") || fields.ContainsKey("familyName")))
            text.Mistake(whole.Offset, "'name' stands beside 'givenName' or 'familyName'.", "Say 'name' where one column holds the whole name, else the two others.");
        return fields;
    }

    private IEnumerable<IdentifierMapping> Contacts(MappingObject written) =>
        [
            .. written.Find("phones") is { } phones ? values.Contacts(phones, IdentifierKinds.Msisdn) : [],
            .. written.Find("emails") is { } emails ? values.Contacts(emails, IdentifierKinds.Email) : [],
        ];

    // A list of columns is a key of several parts; a part that is empty makes the key missing.
    private ValueMapping Key(JsonPlace value) =>
        value.Kind == System.Text.Json.JsonValueKind.Array
            ? new ValueMapping(text.TextsOf(value, "A key's column"), null, "\u001F", null, null, false, null, LetterCase.AsWritten, text.PlaceOf(value.Offset))
            : values.Value(value, "'key'");
}
