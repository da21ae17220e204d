using System.Globalization;

namespace CustomerJourney.Propensity;

/// <summary>A column of text as read, each distinct value kept once; turned into numbers, days or categories by what it holds.</summary>
internal sealed class TextColumn(string name)
{
    private const int Blank = -1;
    private static readonly string[] Blanks = ["", "NA", "N/A", "NaN", "null", "NULL", "?"];
    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
    private readonly Dictionary<string, int> _codeOf = new(StringComparer.Ordinal);
    private readonly List<int> _codes = [];

    /// <summary>Name in the header.</summary>
    public string Name { get; } = name;

    /// <summary>Number of rows.</summary>
    public int Count => _codes.Count;

    /// <summary>The distinct values, in order of first sight.</summary>
    public List<string> Levels { get; } = [];

    public void Add(ReadOnlySpan<char> text)
    {
        var value = text.Trim();
        _codes.Add(IsBlank(value) ? Blank : CodeOf(value));
    }

    /// <summary>The value of a row; null when blank.</summary>
    public string? this[int row] => _codes[row] == Blank ? null : Levels[_codes[row]];

    /// <summary>Rows with a value.</summary>
    public int FilledRows(IReadOnlyList<int> rows) => rows.Count(row => _codes[row] != Blank);

    /// <summary>The column for some of its rows.</summary>
    public FeatureColumn Typed(IReadOnlyList<int> rows)
    {
        if (Numbers() is not { } numbers)
            return new CategoryColumn(Name, [.. rows.Select(row => _codes[row])], Levels);
        return new NumericColumn(Name, [.. rows.Select(row => _codes[row] == Blank ? float.NaN : numbers[_codes[row]])]);
    }

    private static bool IsBlank(ReadOnlySpan<char> value)
    {
        foreach (var blank in Blanks)
        {
            if (value.SequenceEqual(blank))
                return true;
        }

        return false;
    }

    private int CodeOf(ReadOnlySpan<char> value)
    {
        var lookup = _codeOf.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(value, out var code))
            return code;
        code = Levels.Count;
        Levels.Add(value.ToString());
        _codeOf.Add(Levels[code], code);
        return code;
    }

    private float[]? Numbers() => Levels.Count == 0 ? null : All(AsNumber) ?? All(AsDays);

    private float[]? All(Func<string, float?> parse)
    {
        var numbers = new float[Levels.Count];
        for (var code = 0; code < numbers.Length; code++)
        {
            if (parse(Levels[code]) is not { } number)
                return null;
            numbers[code] = number;
        }

        return numbers;
    }

    private static float? AsNumber(string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number) ? number : null;

    private static float? AsDays(string text) =>
        DateTimeOffset.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? (float)(at - DateTimeOffset.UnixEpoch).TotalDays
            : null;
}
