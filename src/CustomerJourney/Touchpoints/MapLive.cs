using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CustomerJourney.Touchpoints.Rows;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints;

/// <summary>Maps touchpoints that come in one by one, by API or stream: by the mapping of their source where it reads JSON, else as <see cref="LiveTouchpoint"/> says.</summary>
/// <param name="mappings">Mappings of the sources.</param>
/// <param name="identifiers">Secret of identifiers' ids.</param>
/// <param name="forgotten">What is left out; null when nobody was forgotten.</param>
public sealed class MapLive(IEnumerable<SourceMapping> mappings, IdentifierKey identifiers, Forgotten? forgotten = null)
{
    /// <summary>What stands before the shard in the sequence of what came live, where others name their file.</summary>
    internal const string Folder = "live/";

    private const string Batch = "live";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Dictionary<string, MapRecords> _mapped = mappings.Where(IsJson).ToDictionary(mapping => mapping.Name, mapping => new MapRecords(mapping, identifiers, Batch, forgotten), StringComparer.Ordinal);

    /// <summary>Maps one. However often it comes, it is the same touchpoint.</summary>
    /// <param name="json">A JSON object.</param>
    /// <param name="shard">Where it came by (a stream's shard, <c>api</c>): the file of its sequence.</param>
    /// <param name="number">Its number there.</param>
    /// <param name="rows">Gets what it becomes: touchpoint and identifiers, or a quarantined row.</param>
    /// <returns>Why it was quarantined; null when it was not.</returns>
    public string? Map(string json, string shard, long number, MappedRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var before = rows.Quarantined.Count;
        if (SourceOf(json) is { } source && _mapped.TryGetValue(source, out var mapper))
            mapper.Map(new SourceRecord($"{Folder}{shard}.jsonl", null, number, number, 0, json), rows);
        else if (Read(json, shard, number, rows) is { } problem)
            rows.Quarantined.Add(new QuarantineRow(Batch, SourceOf(json) ?? Batch, $"{Folder}{shard}.jsonl", number, problem, json));
        return rows.Quarantined.Count > before ? rows.Quarantined[^1].Reason : null;
    }

    /// <summary>Writes live rows to the lake's tables.</summary>
    /// <param name="lake">The lake.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="batch">Derived from what came in: the same again is not written again.</param>
    /// <param name="cancellationToken">Stops between tables; the same call goes on.</param>
    public static async Task WriteAsync(IObjectLake lake, MappedRows rows, string batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var tables = new CuratedTables(lake);
        if (rows.Touchpoints.Count > 0)
            await tables.Touchpoints.UpsertAsync(rows.Touchpoints, batch, cancellationToken);
        if (rows.TouchpointIdentifiers.Count > 0)
            await tables.TouchpointIdentifiers.UpsertAsync(rows.TouchpointIdentifiers, batch, cancellationToken);
        if (rows.Parties.Count > 0)
            await tables.Parties.UpsertAsync(rows.Parties, batch, cancellationToken);
        if (rows.PartyIdentifiers.Count > 0)
            await tables.PartyIdentifiers.UpsertAsync(rows.PartyIdentifiers, batch, cancellationToken);
        if (rows.Quarantined.Count > 0)
            await tables.Quarantine.AppendAsync(rows.Quarantined, batch, cancellationToken);
    }

    private static bool IsJson(SourceMapping mapping) =>
        mapping.Format.Kind == FileKind.JsonLines || (mapping.Format.Kind == FileKind.ByName && mapping.Files.All(file => SourceFile.KindOf(file) == FileKind.JsonLines));

    private static string? SourceOf(string json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json);
            return parsed.RootElement.ValueKind == JsonValueKind.Object && parsed.RootElement.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.String ? source.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string? Read(string json, string shard, long number, MappedRows rows)
    {
        try
        {
            var live = JsonSerializer.Deserialize(json, LiveTouchpointJson.Default.LiveTouchpoint);
            return live is null ? "it is not a JSON object" : Read(live, json, shard, number, rows);
        }
        catch (JsonException mistake)
        {
            return mistake.Path is { Length: > 1 } path ? $"'{path.TrimStart('$', '.')}' is not a part of a touchpoint, or not of its type" : "it is not a JSON object";
        }
    }

    private string? Read(LiveTouchpoint live, string json, string shard, long number, MappedRows rows)
    {
        if (string.IsNullOrWhiteSpace(live.Source) || string.IsNullOrWhiteSpace(live.Type))
            return $"'{(string.IsNullOrWhiteSpace(live.Source) ? "source" : "type")}' is missing";
        if (!IsoText.TryRead(Encoding.UTF8.GetBytes(live.At ?? ""), out var at, out _))
            return "'at' is no time as 2024-02-29T23:59:59Z";
        if (live.Amount is not null && live.Currency is not { Length: 3 })
            return "'currency' is missing beside 'amount'";
        if (Identifiers(live) is not { } found)
            return "an identifier's value is not of its kind";
        var seed = TouchpointHash.SeedOf(live.Source);
        var id = string.IsNullOrEmpty(live.Id) ? TouchpointHash.Id(TouchpointHash.OfContent(Encoding.UTF8.GetBytes(json.Trim()), seed), 0, seed) : TouchpointHash.IdOfKey(live.Id, seed);
        if (forgotten is { IsEmpty: false } && (forgotten.Holds(id) || found.Any(identifier => forgotten.Holds(identifiers.IdOf(identifier).Value))))
            return null;
        var sequence = new TouchpointSequence(live.Source, $"{Folder}{shard}.jsonl", number).ToString();
        var instant = new DateTimeOffset(at.Ticks - at.Ticks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        rows.Touchpoints.Add(new TouchpointRow(id, live.Source, live.Type, live.Channel, instant, sequence, live.Outcome, live.Amount, live.Amount is null ? null : live.Currency!.ToUpperInvariant(), Attributes(live)));
        foreach (var identifier in found.Distinct())
            rows.TouchpointIdentifiers.Add(new TouchpointIdentifierRow(id, identifier.Kind, identifier.Value, identifiers.IdOf(identifier).Value));
        return null;
    }

    private static List<Identifier>? Identifiers(LiveTouchpoint live)
    {
        var found = new List<Identifier>();
        foreach (var (kind, value) in live.Identifiers ?? new Dictionary<string, JsonElement>())
        {
            foreach (var text in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Text) : [Text(value)])
            {
                if (Normalise.Value(text.Trim(), IdentifierKinds.NormalisationOf(kind), live.Region) is not { Length: > 0 } normal)
                    return null;
                found.Add(new Identifier(kind, normal));
            }
        }

        return found;
    }

    private static string? Attributes(LiveTouchpoint live)
    {
        var attributes = live.Attributes?.Where(pair => Text(pair.Value).Length > 0).ToDictionary(pair => pair.Key, pair => Text(pair.Value), StringComparer.Ordinal);
        return attributes is { Count: > 0 } ? JsonSerializer.Serialize(attributes, Plain) : null;
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
