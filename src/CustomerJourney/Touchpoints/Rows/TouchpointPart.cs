using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Makes touchpoints of rows.</summary>
internal sealed class TouchpointPart
{
    private const int RowDigits = 12;
    private readonly string _source;
    private readonly string _sequencePrefix;
    private readonly long _seed;
    private readonly RowConditions _where;
    private readonly RowValue _type;
    private readonly RowInstant _at;
    private readonly RowValue? _channel;
    private readonly RowValue? _outcome;
    private readonly RowAmount? _amount;
    private readonly RowValue? _key;
    private readonly RowIdentifiers _identifiers;
    private readonly RowAttributes _attributes;
    private readonly RepeatCounter _repeats = new();
    private readonly List<RowIdentifiers.Found> _found = [];

    /// <summary>Finds the columns.</summary>
    public TouchpointPart(TouchpointMapping mapping, string source, string file, Func<string, MappingPlace, int> slotOf, IdentifierKey key, MappingNotes notes)
    {
        _source = source;
        _sequencePrefix = $"{source}\t{file}\t";
        _seed = TouchpointHash.SeedOf(source);
        _where = new RowConditions(mapping.Where, slotOf);
        _type = new RowValue(mapping.Type, slotOf);
        _at = new RowInstant(mapping.At, slotOf);
        _channel = RowValue.Of(mapping.Channel, slotOf);
        _outcome = RowValue.Of(mapping.Outcome, slotOf);
        _amount = RowAmount.Of(mapping.Amount, slotOf);
        _key = RowValue.Of(mapping.Key, slotOf);
        _identifiers = new RowIdentifiers(mapping.Identifiers, slotOf, key, notes);
        _attributes = new RowAttributes(mapping.Attributes, slotOf);
    }

    /// <summary>Ids of the identifiers of what was made last.</summary>
    public IEnumerable<string> Identifiers => _found.Select(identifier => identifier.Id);

    /// <summary>Whether a row yields a touchpoint.</summary>
    public bool Wants(SourceRow row) => _where.Hold(row);

    /// <summary>Makes the touchpoint, not yet added to anything.</summary>
    /// <param name="row">The row.</param>
    /// <param name="earlier">Number of earlier identical rows of the file; null counts them here.</param>
    /// <param name="touchpoint">The touchpoint; its identifiers and attributes wait for <see cref="AddTo"/>.</param>
    /// <returns>Why there is none; null when there is one.</returns>
    public string? Make(SourceRow row, int? earlier, out TouchpointRow? touchpoint)
    {
        touchpoint = null;
        var (type, channel, outcome) = (_type.Text(row), _channel?.Text(row), _outcome?.Text(row));
        if (string.IsNullOrEmpty(type))
            return $"{_type.Name} has no type";
        if (ReferenceEquals(type, RowValue.Unmapped) || ReferenceEquals(channel, RowValue.Unmapped) || ReferenceEquals(outcome, RowValue.Unmapped))
            return $"{(ReferenceEquals(type, RowValue.Unmapped) ? _type : ReferenceEquals(channel, RowValue.Unmapped) ? _channel! : _outcome!).Name} has a value that the mapping's table lacks";
        if (_at.Read(row, out var at) is { } noTime)
            return noTime;
        Money? money = null;
        if (_amount?.Read(row, out money) is { } noAmount)
            return noAmount;
        if (_identifiers.Read(row, _found) is { } nobody)
            return nobody;
        var attributes = _attributes.Read(row, out var problem);
        if (problem is not null)
            return problem;
        if (!TryId(row, earlier, out var id))
            return $"{_key!.Name} has no key, which is required";
        touchpoint = new TouchpointRow(id, _source, type, channel, at, Sequence(row.Number), outcome, money?.Amount, money?.Currency, attributes);
        return null;
    }

    /// <summary>Adds the touchpoint made last with its identifiers and attributes.</summary>
    public void AddTo(MappedRows rows, TouchpointRow touchpoint)
    {
        rows.Touchpoints.Add(touchpoint);
        rows.TouchpointAttributes.AddRange(_attributes.Values);
        foreach (var identifier in _found)
            rows.TouchpointIdentifiers.Add(new TouchpointIdentifierRow(touchpoint.TouchpointId, identifier.Kind, identifier.Value, identifier.Id));
    }

    private bool TryId(SourceRow row, int? earlier, out string id)
    {
        id = "";
        if (_key is null)
        {
            var content = TouchpointHash.OfContent(row.Content, _seed);
            id = TouchpointHash.Id(content, earlier ?? _repeats.Next(content), _seed);
            return true;
        }

        var key = _key.Text(row);
        if (string.IsNullOrEmpty(key) || ReferenceEquals(key, RowValue.Unmapped))
            return false;
        id = TouchpointHash.IdOfKey(key, _seed);
        return true;
    }

    private string Sequence(long number) => string.Create(_sequencePrefix.Length + RowDigits, (_sequencePrefix, number), static (text, from) =>
    {
        from._sequencePrefix.CopyTo(text);
        var rest = from.number;
        for (var at = text.Length - 1; at >= from._sequencePrefix.Length; at--)
            (text[at], rest) = ((char)('0' + rest % 10), rest / 10);
    });
}
