using System.Runtime.InteropServices;
using CustomerJourney.Identity.Attribution;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Resolved;

/// <summary>Touchpoints and identifiers as numbers: row numbers for touchpoints, ordinal rank for identifiers, so that the order of files does not matter.</summary>
internal sealed class CuratedTouchpoints
{
    private CuratedTouchpoints(IReadOnlyList<TouchpointRow> rows, string[] identifierIds, Identifier[] identifiers, Incidence carried, Dictionary<string, int> numbers) =>
        (Rows, IdentifierIds, Identifiers, Carried, IdentifierNumbers) = (rows, identifierIds, identifiers, carried, numbers);

    /// <summary>The touchpoints.</summary>
    public IReadOnlyList<TouchpointRow> Rows { get; }

    /// <summary>Ids of the identifiers, ascending.</summary>
    public string[] IdentifierIds { get; }

    /// <summary>The identifiers, in the order of their ids.</summary>
    public Identifier[] Identifiers { get; }

    /// <summary>By touchpoint: numbers of the identifiers it carries.</summary>
    public Incidence Carried { get; }

    /// <summary>Number of an identifier by its id.</summary>
    public Dictionary<string, int> IdentifierNumbers { get; }

    /// <summary>Reads the tables.</summary>
    /// <param name="curated">The tables.</param>
    /// <param name="registered">Gives identifiers of party records by id, numbered with the carried ones; waited for when the tables are read.</param>
    /// <param name="progress">Rows read.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<CuratedTouchpoints> ReadAsync(
        CuratedTables curated, Task<Dictionary<string, Identifier>> registered, IProgress<WorkDone> progress, CancellationToken cancellationToken)
    {
        var rows = new List<TouchpointRow>();
        var rowOf = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var group in curated.Touchpoints.ReadWrittenAsync(cancellationToken))
        {
            Take(group.Span, rows, rowOf);
            progress.Report(new WorkDone("reading touchpoints", rows.Count, 0));
        }

        var known = new Dictionary<string, Identifier>(StringComparer.Ordinal);
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var pairs = new List<(int Row, int Value)>(rows.Count);
        await foreach (var group in curated.TouchpointIdentifiers.ReadWrittenAsync(cancellationToken))
            Collect(group.Span, rowOf, known, first, pairs);

        foreach (var (id, identifier) in await registered)
            known[id] = identifier;
        string[] ids = [.. known.Keys.Order(StringComparer.Ordinal)];
        var numbers = ids.Select((id, number) => (id, number)).ToDictionary(pair => pair.id, pair => pair.number, StringComparer.Ordinal);
        var rank = new int[first.Count];
        foreach (var (id, number) in first)
            rank[number] = numbers[id];
        var carried = Incidence.Of(rows.Count, pairs.ConvertAll(pair => (pair.Row, rank[pair.Value])));
        return new CuratedTouchpoints(rows, ids, Array.ConvertAll(ids, id => known[id]), carried, numbers);
    }

    /// <summary>Of two rows with one id the later counts.</summary>
    private static void Take(ReadOnlySpan<TouchpointRow> group, List<TouchpointRow> rows, Dictionary<string, int> rowOf)
    {
        foreach (var row in group)
        {
            ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(rowOf, row.TouchpointId, out var isKnown);
            if (isKnown)
            {
                rows[at] = row;
                continue;
            }

            at = rows.Count;
            rows.Add(row);
        }
    }

    private static void Collect(
        ReadOnlySpan<TouchpointIdentifierRow> group, Dictionary<string, int> rowOf, Dictionary<string, Identifier> known, Dictionary<string, int> first, List<(int Row, int Value)> pairs)
    {
        foreach (var row in group)
        {
            if (!rowOf.TryGetValue(row.TouchpointId, out var touchpoint))
                continue;
            if (!first.TryGetValue(row.IdentifierId, out var number))
            {
                first[row.IdentifierId] = number = first.Count;
                known.TryAdd(row.IdentifierId, new Identifier(row.Kind, row.Value));
            }

            pairs.Add((touchpoint, number));
        }
    }
}
