using System.Globalization;

namespace CustomerJourney.Journeys;

/// <summary>Decides whether a text is among a filter's values.</summary>
internal sealed class ValueTest
{
    private const string RangeMark = "..";

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly List<(decimal? From, decimal? To)> _numbers = [];
    private readonly List<(DateTimeOffset? From, DateTimeOffset? To)> _instants = [];
    private readonly bool _anySaid;
    private readonly bool _isNot;

    public ValueTest(JourneyFilter filter)
    {
        _isNot = filter.IsNot;
        foreach (var value in filter.Values)
        {
            if (value == "*")
                _anySaid = true;
            else if (!TryRange(value))
                _texts.Add(value);
        }
    }

    /// <summary>Instants the filter names as ranges.</summary>
    public IReadOnlyList<(DateTimeOffset? From, DateTimeOffset? To)> Instants => _instants;

    /// <summary>Whether the text passes.</summary>
    public bool Accepts(string text) => IsAmong(text) != _isNot;

    /// <summary>For each value of a column whether it passes.</summary>
    public bool[] Accepted(AttributeColumn column)
    {
        var accepted = new bool[column.ValueCount];
        for (var code = 0; code < accepted.Length; code++)
            accepted[code] = Accepts(column.Value(code));
        return accepted;
    }

    private bool IsAmong(string text)
    {
        if (_texts.Contains(text) || (_anySaid && text.Length > 0))
            return true;
        if (_numbers.Count > 0 && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return _numbers.Exists(range => (range.From is not { } from || number >= from) && (range.To is not { } to || number < to));
        return _instants.Count > 0 && TryInstant(text, out var at) && _instants.Exists(range => (range.From is not { } from || at >= from) && (range.To is not { } to || at < to));
    }

    private bool TryRange(string value)
    {
        var mark = value.IndexOf(RangeMark, StringComparison.Ordinal);
        if (mark < 0)
            return false;
        var (from, to) = (value[..mark], value[(mark + RangeMark.Length)..]);
        if (TryEnd<decimal>(from, TryNumber, out var low) && TryEnd<decimal>(to, TryNumber, out var high))
        {
            _numbers.Add((low, high));
            return true;
        }

        if (!TryEnd<DateTimeOffset>(from, TryInstant, out var first) || !TryEnd<DateTimeOffset>(to, TryInstant, out var last))
            return false;
        _instants.Add((first, last));
        return true;
    }

    private delegate bool Reader<T>(string text, out T value);

    private static bool TryEnd<T>(string text, Reader<T> reader, out T? end)
        where T : struct
    {
        end = null;
        if (text.Length == 0)
            return true;
        var read = reader(text, out var value);
        end = value;
        return read;
    }

    private static bool TryNumber(string text, out decimal value) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static bool TryInstant(string text, out DateTimeOffset value) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out value);
}
