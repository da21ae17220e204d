namespace CustomerJourney.Identity.Linkage;

/// <summary>Finds dummies from the data alone and empties them.</summary>
internal static class VoidValues
{
    private const int Suspicious = 12;
    private const double MostlyStrangers = 0.4;

    /// <summary>Empties codes that many records have whose family names mostly differ.</summary>
    public static void ClearShared(string name, Terms terms, int[] column, int[]? family, LearnedFacts? facts)
    {
        if (facts is { IsFrozen: true } || family is not null)
            Clear(column, Known($"void {name}", terms, facts, () => Shared(terms, column, family!)));
    }

    private static HashSet<int> Known(string table, Terms terms, LearnedFacts? facts, Func<HashSet<int>> find)
    {
        if (facts is null)
            return find();
        var known = facts.Table(table, () => find().ToDictionary(number => terms.Texts[number], _ => 1.0));
        return [.. Enumerable.Range(1, terms.Texts.Count - 1).Where(number => known.ContainsKey(terms.Texts[number]))];
    }

    private static HashSet<int> Shared(Terms terms, int[] column, int[] family)
    {
        var counts = terms.Count(column);
        var names = new Dictionary<int, (HashSet<int> Names, int Named)>();
        for (var record = 0; record < column.Length; record++)
        {
            if (column[record] == 0 || counts[column[record]] < Suspicious || family[record] == 0)
                continue;
            var (set, named) = names.GetValueOrDefault(column[record], ([], 0));
            set.Add(family[record]);
            names[column[record]] = (set, named + 1);
        }

        return names.Where(value => value.Value.Names.Count > Math.Max(3, MostlyStrangers * value.Value.Named)).Select(value => value.Key).ToHashSet();
    }

    /// <summary>Empties dates far more frequent than others of the same day of the year.</summary>
    public static void ClearDates(Terms terms, int[] column, LearnedFacts? facts) => Clear(column, Known("void dates", terms, facts, () => FrequentDates(terms, column)));

    private static HashSet<int> FrequentDates(Terms terms, int[] column)
    {
        var counts = terms.Count(column);
        var byDay = new Dictionary<string, (long Sum, int Dates)>();
        for (var number = 1; number < counts.Length; number++)
        {
            var day = DayOf(terms.Texts[number]);
            var (sum, dates) = byDay.GetValueOrDefault(day);
            byDay[day] = (sum + counts[number], dates + 1);
        }

        var empty = new HashSet<int>();
        for (var number = 1; number < counts.Length; number++)
        {
            var (sum, dates) = byDay[DayOf(terms.Texts[number])];
            var mean = dates > 1 ? (double)(sum - counts[number]) / (dates - 1) : 1;
            if (counts[number] > 8 + Suspicious * mean)
                empty.Add(number);
        }

        return empty;
    }

    private static string DayOf(string date) => date.Length == 8 ? date[4..] : "";

    private static void Clear(int[] column, HashSet<int> empty)
    {
        if (empty.Count == 0)
            return;
        for (var record = 0; record < column.Length; record++)
        {
            if (empty.Contains(column[record]))
                column[record] = 0;
        }
    }
}
