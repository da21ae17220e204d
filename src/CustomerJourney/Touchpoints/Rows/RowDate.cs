using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Takes a date out of rows.</summary>
internal sealed class RowDate(DateMapping mapping, Func<string, MappingPlace, int> slotOf)
{
    private const int EarliestYear = 1850;
    private const int LatestYear = 2999;
    private readonly RowValue _value = new(mapping.Value, slotOf);
    private readonly InstantFormat[] _formats = [.. mapping.Formats.Select(format => new InstantFormat(format))];

    /// <summary>The value's name in messages.</summary>
    public string Name => _value.Name;

    /// <summary>Reads the date.</summary>
    /// <returns>False when something stands there that is no date.</returns>
    public bool TryRead(SourceRow row, out DateOnly? date)
    {
        date = null;
        var text = _value.Written(row);
        if (text.IsEmpty)
            return true;
        foreach (var format in _formats)
        {
            if (format.TryRead(text, out var at, out _) && at.Year is >= EarliestYear and <= LatestYear)
            {
                date = DateOnly.FromDateTime(at);
                return true;
            }
        }

        return false;
    }
}
