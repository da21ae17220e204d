using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Finds a mapping's columns among a file's, noting those that are not there.</summary>
internal sealed class ColumnFinder(string file, IReadOnlyList<string> columns)
{
    private readonly List<MappingMistake> _mistakes = [];

    /// <summary>Where a column stands; 0, with a mistake noted, when it is not there.</summary>
    public int SlotOf(string column, MappingPlace place)
    {
        var found = -1;
        for (var slot = 0; slot < columns.Count; slot++)
        {
            if (columns[slot] != column)
                continue;
            if (found >= 0)
                _mistakes.Add(new MappingMistake(place.File, place.Line, place.Column, $"{file} has two columns '{column}'.", "Give the columns names: {\"format\": {\"columns\": […], \"skipLines\": 1}}."));
            found = slot;
        }

        if (found >= 0)
            return found;
        _mistakes.Add(new MappingMistake(place.File, place.Line, place.Column, $"{file} has no column '{column}'.", columns.Count == 0 ? "The file is empty." : NearestWord.Hint(column, columns)));
        return 0;
    }

    /// <summary>Reports what was not there.</summary>
    /// <exception cref="MappingException">Something was not there.</exception>
    public void ThrowIfMissing()
    {
        if (_mistakes.Count > 0)
            throw new MappingException(string.Join('\n', _mistakes.Distinct()));
    }
}
