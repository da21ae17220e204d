using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CustomerJourney.Touchpoints.Rows;

namespace CustomerJourney.Touchpoints;

/// <summary>Writes mapped rows as JSON Lines: an object a row, its table under <c>table</c>, its columns as the lake's tables have them.</summary>
public sealed class MappedJsonLines
{
    private const int FlushBytes = 1 << 16;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly ArrayBufferWriter<byte> _buffer = new(FlushBytes * 2);

    /// <summary>Whether it is time to flush.</summary>
    public bool IsFull => _buffer.WrittenCount >= FlushBytes;

    /// <summary>Writes rows.</summary>
    public void Write(MappedRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var json = new Utf8JsonWriter(_buffer, Plain);
        foreach (var row in rows.Touchpoints)
            Line(json, "touchpoints", () => Touchpoint(json, row));
        foreach (var row in rows.TouchpointIdentifiers)
            Line(json, "touchpoint_identifiers", () => Identifier(json, "touchpoint_id", row.TouchpointId, row.Kind, row.Value, row.IdentifierId));
        foreach (var row in rows.Parties)
            Line(json, "parties", () => Party(json, row));
        foreach (var row in rows.PartyIdentifiers)
            Line(json, "party_identifiers", () => Identifier(json, "party_id", row.PartyId, row.Kind, row.Value, row.IdentifierId));
        foreach (var row in rows.Quarantined)
            Line(json, "quarantine", () => Quarantined(json, row));
    }

    /// <summary>Hands on what was written.</summary>
    public async Task FlushAsync(Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        await output.WriteAsync(_buffer.WrittenMemory, cancellationToken);
        _buffer.ResetWrittenCount();
    }

    private void Line(Utf8JsonWriter json, string table, Action write)
    {
        json.WriteStartObject();
        json.WriteString("table"u8, table);
        write();
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        _buffer.Write("\n"u8);
    }

    private static void Touchpoint(Utf8JsonWriter json, TouchpointRow row)
    {
        json.WriteString("touchpoint_id"u8, row.TouchpointId);
        json.WriteString("source"u8, row.Source);
        json.WriteString("type"u8, row.Type);
        json.WriteString("channel"u8, row.Channel);
        json.WriteString("at"u8, Instant(row.At));
        json.WriteString("sequence"u8, row.Sequence);
        json.WriteString("outcome"u8, row.Outcome);
        json.WriteString("amount"u8, row.Amount?.ToString("F4", CultureInfo.InvariantCulture));
        json.WriteString("currency"u8, row.Currency);
        json.WriteString("attributes"u8, row.Attributes);
    }

    private static void Identifier(Utf8JsonWriter json, string owner, string id, string kind, string value, string identifierId)
    {
        json.WriteString(owner, id);
        json.WriteString("kind"u8, kind);
        json.WriteString("value"u8, value);
        json.WriteString("identifier_id"u8, identifierId);
    }

    private static void Party(Utf8JsonWriter json, PartyRow row)
    {
        json.WriteString("party_id"u8, row.PartyId);
        json.WriteString("source"u8, row.Source);
        json.WriteString("record_key"u8, row.RecordKey);
        json.WriteString("updated_at"u8, row.UpdatedAt is { } at ? Instant(at) : null);
        json.WriteString("given_name"u8, row.GivenName);
        json.WriteString("family_name"u8, row.FamilyName);
        json.WriteString("birth_date"u8, row.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("phones"u8, row.Phones);
        json.WriteString("emails"u8, row.Emails);
        json.WriteString("street"u8, row.Street);
        json.WriteString("postal_code"u8, row.PostalCode);
        json.WriteString("city"u8, row.City);
        json.WriteString("country"u8, row.Country);
        json.WriteString("attributes"u8, row.Attributes);
    }

    private static void Quarantined(Utf8JsonWriter json, QuarantineRow row)
    {
        json.WriteString("batch"u8, row.Batch);
        json.WriteString("source"u8, row.Source);
        json.WriteString("file"u8, row.File);
        json.WriteNumber("line"u8, row.Line);
        json.WriteString("reason"u8, row.Reason);
        json.WriteString("raw"u8, row.Raw);
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
