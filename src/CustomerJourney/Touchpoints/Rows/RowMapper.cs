using System.Text;
using System.Text.Unicode;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Maps the rows of one file: each becomes a touchpoint, a party record or both, or is quarantined, or is left out by a condition.</summary>
internal sealed class RowMapper
{
    private readonly SourceMapping _mapping;
    private readonly string _file;
    private readonly string _batch;
    private readonly RowConditions _where;
    private readonly TouchpointPart? _touchpoint;
    private readonly PartyPart? _party;
    private readonly MappingNotes _notes = new();
    private readonly Forgotten _forgotten;
    private long _read;
    private long _curated;
    private long _quarantined;
    private long _filtered;
    private long _touchpoints;
    private long _parties;

    /// <summary>Finds the mapping's columns in a file.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="file">Name of the file relative to its source.</param>
    /// <param name="batch">Id of the batch.</param>
    /// <param name="columns">The file's columns; null when values go by <see cref="PathsOf"/>.</param>
    /// <param name="key">Secret of identifiers' ids.</param>
    /// <param name="forgotten">What is left out, as its person was forgotten; null when nobody was.</param>
    /// <exception cref="MappingException">The file lacks columns.</exception>
    public RowMapper(SourceMapping mapping, string file, string batch, IReadOnlyList<string>? columns, IdentifierKey key, Forgotten? forgotten = null)
    {
        (_mapping, _file, _batch, _forgotten) = (mapping, file, batch, forgotten ?? Forgotten.Nobody);
        var finder = new ColumnFinder(file, columns ?? PathsOf(mapping));
        _where = new RowConditions(mapping.Where, finder.SlotOf);
        _touchpoint = mapping.Touchpoint is null ? null : new TouchpointPart(mapping.Touchpoint, mapping.Name, file, finder.SlotOf, key, _notes);
        _party = mapping.Party is null ? null : new PartyPart(mapping.Party, mapping.Name, finder.SlotOf, key, _notes);
        finder.ThrowIfMissing();
    }

    /// <summary>What became of the rows so far.</summary>
    public RowCounts Counts => new(_read, _curated, _quarantined, _filtered, _touchpoints, _parties);

    /// <summary>What happened to values without costing a row.</summary>
    public IReadOnlyDictionary<string, long> Notes => _notes.All;

    /// <summary>Every column or path that a mapping names, in no order that matters.</summary>
    public static IReadOnlyList<string> PathsOf(SourceMapping mapping)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var collecting = new Func<string, MappingPlace, int>((path, _) =>
        {
            paths.Add(path);
            return 0;
        });
        var (key, notes) = (new IdentifierKey(new byte[32]), new MappingNotes());
        _ = new RowConditions(mapping.Where, collecting);
        _ = mapping.Touchpoint is null ? null : new TouchpointPart(mapping.Touchpoint, mapping.Name, "", collecting, key, notes);
        _ = mapping.Party is null ? null : new PartyPart(mapping.Party, mapping.Name, collecting, key, notes);
        return [.. paths];
    }

    /// <summary>Maps a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="rows">Gets what it becomes.</param>
    /// <param name="earlier">Number of earlier identical rows of the file; null counts them here.</param>
    public RowOutcome Map(SourceRow row, MappedRows rows, int? earlier = null)
    {
        _read++;
        var problem = row.Problem;
        TouchpointRow? touchpoint = null;
        PartyRow? party = null;
        if (problem is null)
        {
            var isWanted = _where.Hold(row);
            var (wantsTouchpoint, wantsParty) = (isWanted && _touchpoint?.Wants(row) == true, isWanted && _party?.Wants(row) == true);
            if (!wantsTouchpoint && !wantsParty)
            {
                _filtered++;
                return RowOutcome.Filtered;
            }

            problem = (wantsTouchpoint ? _touchpoint!.Make(row, earlier, out touchpoint) : null) ?? (wantsParty ? _party!.Make(row, out party) : null);
        }

        if (problem is not null)
        {
            Quarantine(row, rows, problem);
            return RowOutcome.Quarantined;
        }

        if (!_forgotten.IsEmpty && IsForgotten(touchpoint, party))
        {
            _filtered++;
            _notes.Count("rows of people who were forgotten were left out");
            return RowOutcome.Forgotten;
        }

        Keep(rows, touchpoint, party);
        return RowOutcome.Curated;
    }

    private bool IsForgotten(TouchpointRow? touchpoint, PartyRow? party) =>
        (touchpoint is not null && (_forgotten.Holds(touchpoint.TouchpointId) || _touchpoint!.Identifiers.Any(_forgotten.Holds)))
        || (party is not null && (_forgotten.Holds(party.PartyId) || _party!.Identifiers.Any(_forgotten.Holds)));

    private void Keep(MappedRows rows, TouchpointRow? touchpoint, PartyRow? party)
    {
        _curated++;
        if (touchpoint is not null)
        {
            _touchpoints++;
            _touchpoint!.AddTo(rows, touchpoint);
        }

        if (party is not null)
        {
            _parties++;
            _party!.AddTo(rows, party);
        }
    }

    private void Quarantine(SourceRow row, MappedRows rows, string problem)
    {
        _quarantined++;
        rows.Quarantined.Add(new QuarantineRow(_batch, _mapping.Name, _file, row.Line, problem, Raw(row.Raw.Span)));
    }

    // Bytes that are not UTF-8 are kept as the letters Latin-1 has for them: each comes back as it was.
    private static string Raw(ReadOnlySpan<byte> raw) => Utf8.IsValid(raw) ? Encoding.UTF8.GetString(raw) : Encoding.Latin1.GetString(raw);
}
