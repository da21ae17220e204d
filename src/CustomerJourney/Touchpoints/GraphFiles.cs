using CustomerJourney.Touchpoints.Rows;

namespace CustomerJourney.Touchpoints;

/// <summary>Writes mapped rows as the graph's load files: vertices touchpoint, party and identifier, edges carries and has.</summary>
internal sealed class GraphFiles(IReadOnlyList<string> touchpointAttributes, IReadOnlyList<string> partyAttributes)
{
    private const int RememberedIdentifiers = 1 << 20;

    /// <summary>The files: name, header, and what writes a chunk.</summary>
    public IReadOnlyList<GraphFile> All { get; } =
    [
        new("vertices-touchpoints.csv", ["~id", "~label", "type:String(single)", "channel:String(single)", "source:String(single)", "at:Date(single)", "atMillis:Long(single)", "sequence:String(single)", "outcome:String(single)", "amount:Double(single)", "currency:String(single)", .. touchpointAttributes.Select(Property)],
            (csv, rows) => Touchpoints(csv, rows, touchpointAttributes.Count), rows => rows.Touchpoints.Count),
        new("vertices-parties.csv", ["~id", "~label", "source:String(single)", "recordKey:String(single)", "updatedAt:Date(single)", "givenName:String(single)", "familyName:String(single)", "birthDate:String(single)", "phones:String(single)", "emails:String(single)", "street:String(single)", "postalCode:String(single)", "city:String(single)", "country:String(single)", .. partyAttributes.Select(Property)],
            (csv, rows) => Parties(csv, rows, partyAttributes.Count), rows => rows.Parties.Count),
        new("vertices-identifiers.csv", ["~id", "~label", "kind:String(single)", "value:String(single)"], new IdentifierVertices().Write, rows => rows.TouchpointIdentifiers.Count + rows.PartyIdentifiers.Count),
        new("edges-carries.csv", ["~id", "~from", "~to", "~label"], Carries, rows => rows.TouchpointIdentifiers.Count),
        new("edges-has.csv", ["~id", "~from", "~to", "~label"], Has, rows => rows.PartyIdentifiers.Count),
    ];

    private static string Property(string name) => $"{name.Replace(":", "\\:", StringComparison.Ordinal)}:String(single)";

    private static void Touchpoints(BulkLoadWriter csv, MappedRows rows, int attributes)
    {
        for (var i = 0; i < rows.Touchpoints.Count; i++)
        {
            var row = rows.Touchpoints[i];
            csv.Add(row.TouchpointId);
            csv.Add("touchpoint");
            csv.Add(row.Type);
            csv.Add(row.Channel);
            csv.Add(row.Source);
            csv.Add(row.At);
            csv.Add(row.At.ToUnixTimeMilliseconds());
            csv.Add(row.Sequence);
            csv.Add(row.Outcome);
            csv.Add(row.Amount);
            csv.Add(row.Currency);
            for (var attribute = 0; attribute < attributes; attribute++)
                csv.Add(rows.TouchpointAttributes[i * attributes + attribute]);
            csv.EndRow();
        }
    }

    private static void Parties(BulkLoadWriter csv, MappedRows rows, int attributes)
    {
        for (var i = 0; i < rows.Parties.Count; i++)
        {
            var row = rows.Parties[i];
            csv.Add(row.PartyId);
            csv.Add("party");
            csv.Add(row.Source);
            csv.Add(row.RecordKey);
            if (row.UpdatedAt is { } at)
                csv.Add(at);
            else
                csv.Add((string?)null);
            csv.Add(row.GivenName);
            csv.Add(row.FamilyName);
            csv.Add(row.BirthDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            csv.Add(row.Phones);
            csv.Add(row.Emails);
            csv.Add(row.Street);
            csv.Add(row.PostalCode);
            csv.Add(row.City);
            csv.Add(row.Country);
            for (var attribute = 0; attribute < attributes; attribute++)
                csv.Add(rows.PartyAttributes[i * attributes + attribute]);
            csv.EndRow();
        }
    }

    private static void Carries(BulkLoadWriter csv, MappedRows rows)
    {
        foreach (var row in rows.TouchpointIdentifiers)
            Edge(csv, GraphIds.Carries(row.TouchpointId, row.IdentifierId), row.TouchpointId, row.IdentifierId, "carries");
    }

    private static void Has(BulkLoadWriter csv, MappedRows rows)
    {
        foreach (var row in rows.PartyIdentifiers)
            Edge(csv, GraphIds.Has(row.PartyId, row.IdentifierId), row.PartyId, row.IdentifierId, "has");
    }

    private static void Edge(BulkLoadWriter csv, string id, string from, string to, string label)
    {
        csv.Add(id);
        csv.Add(from);
        csv.Add(to);
        csv.Add(label);
        csv.EndRow();
    }

    /// <summary>One load file.</summary>
    internal sealed record GraphFile(string Name, IReadOnlyList<string> Header, Action<BulkLoadWriter, MappedRows> Write, Func<MappedRows, int> CountOf);

    /// <summary>Identifiers, each once as far as memory goes; a second row of one id is the same element.</summary>
    private sealed class IdentifierVertices
    {
        private readonly HashSet<string> _written = new(StringComparer.Ordinal);

        public void Write(BulkLoadWriter csv, MappedRows rows)
        {
            foreach (var row in rows.TouchpointIdentifiers)
                Add(csv, row.IdentifierId, row.Kind, row.Value);
            foreach (var row in rows.PartyIdentifiers)
                Add(csv, row.IdentifierId, row.Kind, row.Value);
        }

        private void Add(BulkLoadWriter csv, string id, string kind, string value)
        {
            if (!_written.Add(id))
                return;
            if (_written.Count > RememberedIdentifiers)
                _written.Clear();
            csv.Add(id);
            csv.Add("identifier");
            csv.Add(kind);
            csv.Add(value);
            csv.EndRow();
        }
    }
}
