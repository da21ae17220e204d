using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Takes identifiers out of rows: distinct, in mapping order.</summary>
internal sealed class RowIdentifiers
{
    private const int PooledIdentifiers = 1 << 18;
    private readonly One[] _all;
    private readonly IdentifierKey _key;
    private readonly MappingNotes _notes;

    /// <summary>Finds the columns.</summary>
    public RowIdentifiers(IReadOnlyList<IdentifierMapping> mappings, Func<string, MappingPlace, int> slotOf, IdentifierKey key, MappingNotes notes)
    {
        (_key, _notes) = (key, notes);
        _all = [.. mappings.Select(mapping => new One(mapping, new RowValue(mapping.Value, slotOf), new Utf8Pool<Found?>(PooledIdentifiers), Splitter(mapping)))];
    }

    /// <summary>An identifier with its id.</summary>
    internal sealed record Found(string Kind, string Value, string Id);

    private sealed record One(IdentifierMapping Mapping, RowValue Value, Utf8Pool<Found?> Pool, byte[] Splitter);

    /// <summary>Reads them.</summary>
    /// <param name="row">The row.</param>
    /// <param name="found">Gets them; emptied first.</param>
    /// <returns>Why the row cannot be taken; null when it can.</returns>
    public string? Read(SourceRow row, List<Found> found)
    {
        found.Clear();
        string? unread = null;
        foreach (var one in _all)
        {
            var before = found.Count;
            var isRead = Read(one, row, found);
            if (one.Mapping.IsRequired && found.Count == before)
                return isRead ? $"{one.Value.Name} has no {one.Mapping.Kind}, which is required" : $"{one.Value.Name} is no {one.Mapping.Kind}";
            if (!isRead)
                unread = $"{one.Value.Name} is no {one.Mapping.Kind}, and nothing else says whose row it is";
        }

        return found.Count == 0 ? unread : null;
    }

    private static byte[] Splitter(IdentifierMapping mapping) =>
        string.IsNullOrEmpty(mapping.Split) ? [SourceRow.Separator] : System.Text.Encoding.UTF8.GetBytes(mapping.Split);

    // Whether every value that stands there could be read.
    private bool Read(One one, SourceRow row, List<Found> found)
    {
        var isPlain = one.Mapping.Value is { Map: null, IfEmpty: null, Case: LetterCase.AsWritten, Columns.Count: 1 };
        var text = isPlain ? one.Value.Written(row) : Meant(one.Value.Text(row));
        var isRead = true;
        while (!text.IsEmpty)
        {
            var end = text.IndexOf(one.Splitter);
            if (end < 0 && one.Splitter[0] != SourceRow.Separator)
                end = text.IndexOf(SourceRow.Separator);
            var value = RowValue.Trim(end < 0 ? text : text[..end]);
            if (!value.IsEmpty)
                isRead &= Add(one, value, found);
            text = end < 0 ? [] : text[Math.Min(text.Length, end + (text[end] == SourceRow.Separator ? 1 : one.Splitter.Length))..];
        }

        return isRead;
    }

    private static ReadOnlySpan<byte> Meant(string? text) =>
        string.IsNullOrEmpty(text) || ReferenceEquals(text, RowValue.Unmapped) ? [] : System.Text.Encoding.UTF8.GetBytes(text);

    private bool Add(One one, ReadOnlySpan<byte> value, List<Found> found)
    {
        if (!one.Pool.TryGet(value, out var hash, out var identifier))
            identifier = one.Pool.Add(value, hash, Make(one.Mapping, System.Text.Encoding.UTF8.GetString(value)));
        if (identifier is null)
        {
            _notes.Count($"{one.Value.Name}: values that are no {one.Mapping.Kind} were left out");
            return false;
        }

        foreach (var other in found)
        {
            if (other.Id == identifier.Id)
                return true;
        }

        found.Add(identifier);
        return true;
    }

    private Found? Make(IdentifierMapping mapping, string text) =>
        Normalise.Value(text, mapping.Normalise, mapping.Region) is { Length: > 0 } value
            ? new Found(mapping.Kind, value, _key.IdOf(new Identifier(mapping.Kind, value)).Value)
            : null;
}
