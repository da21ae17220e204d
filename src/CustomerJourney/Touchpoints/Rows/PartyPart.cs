using System.Text.Encodings.Web;
using System.Text.Json;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Makes party records of rows.</summary>
internal sealed class PartyPart
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly string _source;
    private readonly NameOrder _nameOrder;
    private readonly RowConditions _where;
    private readonly RowValue _key;
    private readonly RowInstant? _updatedAt;
    private readonly RowDate? _birthDate;
    private readonly Dictionary<string, RowValue> _fields;
    private readonly RowIdentifiers _identifiers;
    private readonly RowAttributes _attributes;
    private readonly MappingNotes _notes;
    private readonly List<RowIdentifiers.Found> _found = [];

    /// <summary>Finds the columns.</summary>
    public PartyPart(PartyMapping mapping, string source, Func<string, MappingPlace, int> slotOf, IdentifierKey key, MappingNotes notes)
    {
        (_source, _notes, _nameOrder) = (source, notes, mapping.NameOrder);
        _where = new RowConditions(mapping.Where, slotOf);
        _key = new RowValue(mapping.Key, slotOf);
        _updatedAt = RowInstant.Of(mapping.UpdatedAt, slotOf);
        _birthDate = mapping.BirthDate is null ? null : new RowDate(mapping.BirthDate, slotOf);
        _fields = mapping.Fields.ToDictionary(field => field.Key, field => new RowValue(field.Value, slotOf), StringComparer.Ordinal);
        _identifiers = new RowIdentifiers(mapping.Identifiers, slotOf, key, notes);
        _attributes = new RowAttributes(mapping.Attributes, slotOf);
    }

    /// <summary>Ids of the identifiers of what was made last.</summary>
    public IEnumerable<string> Identifiers => _found.Select(identifier => identifier.Id);

    /// <summary>Whether a row yields a party record.</summary>
    public bool Wants(SourceRow row) => _where.Hold(row);

    /// <summary>Makes the record, not yet added to anything.</summary>
    /// <returns>Why there is none; null when there is one.</returns>
    public string? Make(SourceRow row, out PartyRow? party)
    {
        party = null;
        var key = _key.Text(row);
        if (string.IsNullOrEmpty(key) || ReferenceEquals(key, RowValue.Unmapped))
            return $"{_key.Name} has no key of the person, which is required";
        DateTimeOffset updatedAt = default;
        if (_updatedAt?.Read(row, out updatedAt) is { } noTime)
            return noTime;
        // What does not parse here costs the value, not the row: records of people are full of it, and a key still matches.
        DateOnly? birthDate = null;
        if (_birthDate?.TryRead(row, out birthDate) is false)
            _notes.Count($"{_birthDate.Name}: values that are no date were left out");
        if (_identifiers.Read(row, _found) is not null)
            _found.Clear();
        var attributes = _attributes.Read(row, out var problem);
        if (problem is not null)
            return problem;
        key = key.Replace((char)SourceRow.Separator, '/');
        var (given, family) = Field(row, "name") is { } name ? FullName.Split(name, _nameOrder) : (Field(row, "givenName"), Field(row, "familyName"));
        party = new PartyRow(
            $"party:{_source}:{key}", _source, key, _updatedAt is null ? null : updatedAt,
            given, family, birthDate, Values(IdentifierKinds.Msisdn), Values(IdentifierKinds.Email),
            Field(row, "street"), Field(row, "postalCode"), Field(row, "city"), Field(row, "country")?.ToUpperInvariant(), attributes);
        return null;
    }

    /// <summary>Adds the record made last with its identifiers and attributes.</summary>
    public void AddTo(MappedRows rows, PartyRow party)
    {
        rows.Parties.Add(party);
        rows.PartyAttributes.AddRange(_attributes.Values);
        foreach (var identifier in _found)
            rows.PartyIdentifiers.Add(new PartyIdentifierRow(party.PartyId, identifier.Kind, identifier.Value, identifier.Id));
    }

    private string? Field(SourceRow row, string name) =>
        _fields.TryGetValue(name, out var value) && value.Text(row) is { Length: > 0 } text && !ReferenceEquals(text, RowValue.Unmapped) ? text : null;

    private string? Values(string kind) =>
        _found.Exists(identifier => identifier.Kind == kind)
            ? JsonSerializer.Serialize(_found.Where(identifier => identifier.Kind == kind).Select(identifier => identifier.Value), Plain)
            : null;
}
